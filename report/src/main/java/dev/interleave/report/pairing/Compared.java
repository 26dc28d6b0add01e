package dev.interleave.report.pairing;

import dev.interleave.report.compare.Judgement;

/** A subject with its verdict. */
public record Compared(PairedSubject subject, Judgement judgement) {}
