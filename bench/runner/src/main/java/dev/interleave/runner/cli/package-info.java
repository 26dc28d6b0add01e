/**
 * The command line's options, help and exit codes: {@link
 * dev.interleave.runner.cli.InterleaveCommand}.
 */
@NullMarked
package dev.interleave.runner.cli;

import org.jspecify.annotations.NullMarked;
