package dev.interleave.suites.workload;

import java.nio.ByteBuffer;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;

/** Each unit hashes a hash, 2000 times in a chain, from one of sixteen beginnings. */
public final class Sha256 implements Workload {
  private static final int LENGTH = 2000;

  /** The first eight bytes of the last hash of each chain, by Python's hashlib. */
  private static final long[] ANSWERS = {
    0x4aa241482140ae27L,
    0xa9281a892cb9655bL,
    0x6cf8a1eee3b50309L,
    0x1b52398b5e570982L,
    0x24524d9258175775L,
    0xe00f26137e9f5ae3L,
    0xad6d08e809db96beL,
    0x7142ce4fcdb8b229L,
    0xdf1bb6c06f58f631L,
    0xc99cdadd91b1ec66L,
    0x79033fee74a92747L,
    0x2c5add76fdff1aafL,
    0xbe9f9aa303c85616L,
    0xa0bbbe050166f4b0L,
    0x0304c05e21d5d715L,
    0x864e52e86bb1fc50L
  };

  @Override
  public Profile profile() {
    return new Profile(Duration.ofNanos(400_000), 1);
  }

  @Override
  public long run(int unit, long seed, Waits waits) {
    return waits.compute(() -> last(beginning(unit, seed)));
  }

  @Override
  public long expected(int unit, long seed) {
    return ANSWERS[beginning(unit, seed)];
  }

  private static int beginning(int unit, long seed) {
    return (int) Math.floorMod(unit + seed, (long) ANSWERS.length);
  }

  private static long last(int beginning) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      var hash = new byte[digest.getDigestLength()];
      hash[hash.length - 1] = (byte) beginning;
      for (int link = 0; link < LENGTH; link++) {
        digest.update(hash);
        digest.digest(hash, 0, hash.length);
      }
      return ByteBuffer.wrap(hash).getLong();
    } catch (NoSuchAlgorithmException | DigestException impossible) {
      throw new IllegalStateException(
          impossible); // Every JDK has it, and the array is long enough.
    }
  }

  /** {@code sha256}. */
  public static final class Factory implements WorkloadFactory {
    @Override
    public String id() {
      return "sha256";
    }

    @Override
    public Workload create(Parameters parameters) {
      parameters.allow();
      return new Sha256();
    }
  }
}
