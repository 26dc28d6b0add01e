package dev.interleave.report.simulate;

/**
 * What one rule did in one scenario.
 *
 * @param table that it belongs to
 * @param rule title of the rule
 */
public record Row(String table, String rule, Scenario scenario, Tally tally) {}
