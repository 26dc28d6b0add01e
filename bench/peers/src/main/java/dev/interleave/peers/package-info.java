/** The loop's measures as JMH benchmarks, each on the loop and on its peers in the same run. */
@NullMarked
package dev.interleave.peers;

import org.jspecify.annotations.NullMarked;
