/**
 * Servers whose answers take a time that is set: {@link dev.interleave.services.delay.DelayServer}
 * speaks one of the {@link dev.interleave.services.delay.Protocol}s.
 */
@NullMarked
package dev.interleave.services.delay;

import org.jspecify.annotations.NullMarked;
