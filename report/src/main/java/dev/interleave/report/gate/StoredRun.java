package dev.interleave.report.gate;

import org.jspecify.annotations.Nullable;

/**
 * Where a run was made and of what.
 *
 * @param name within a baseline, unique
 * @param startedAt ISO 8601, UTC
 * @param commit of the working folder, or null outside a repository
 * @param dirty whether it had uncommitted changes
 * @param jar file name
 * @param jarSha256 in hex
 * @param machine and the software on it
 * @param calibration null where nothing calibrated the run
 * @param values how many values of forks it has, which a truncated file falls short of
 */
public record StoredRun(
    String name,
    String startedAt,
    @Nullable String commit,
    boolean dirty,
    String jar,
    String jarSha256,
    Fingerprint machine,
    @Nullable Calibration calibration,
    int values) {}
