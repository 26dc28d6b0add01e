package dev.interleave.suites.workload;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Each unit makes a hundred transfers between a few accounts, each under the locks of both, taken
 * in the order of the accounts. No money may be lost, and each account ends with what is right.
 */
public final class BankTransfer implements Workload {
  private static final int TRANSFERS = 100;
  private static final int STEPS = 200;
  private static final int ACCOUNTS = 32;

  private final long[] balances = new long[ACCOUNTS];
  private final List<Sharing.Mutex> locks = new ArrayList<>();

  @Override
  public Profile profile() {
    return new Profile(Duration.ofNanos(90_000), 1, 1, true);
  }

  @Override
  public void share(Sharing sharing) {
    for (int account = 0; account < ACCOUNTS; account++) {
      locks.add(sharing.mutex());
    }
  }

  @Override
  public long run(int unit, long seed, Waits waits) {
    long state = Computation.start(Mix.mix(seed, unit));
    for (int transfer = 0; transfer < TRANSFERS; transfer++) {
      state = Computation.run(state, STEPS);
      transfer(from(state), to(state), amount(state));
    }
    return state;
  }

  private void transfer(int from, int to, long amount) {
    Sharing.Mutex first = locks.get(Math.min(from, to));
    Sharing.Mutex second = locks.get(Math.max(from, to));
    first.lock();
    try {
      second.lock();
      try {
        balances[from] -= amount;
        balances[to] += amount;
      } finally {
        second.unlock();
      }
    } finally {
      first.unlock();
    }
  }

  private static int from(long state) {
    return (int) (state % ACCOUNTS);
  }

  /** Another account. */
  private static int to(long state) {
    return (int) ((from(state) + 1 + state / ACCOUNTS % (ACCOUNTS - 1)) % ACCOUNTS);
  }

  private static long amount(long state) {
    return state % 997;
  }

  @Override
  public long expected(int unit, long seed) {
    return Computation.skip(Computation.start(Mix.mix(seed, unit)), TRANSFERS * STEPS);
  }

  @Override
  public long settle() {
    long sum = checksum(balances);
    Arrays.fill(balances, 0);
    return sum;
  }

  @Override
  public long expectedSettlement(int units, long seed) {
    var ledger = new long[ACCOUNTS];
    for (int unit = 0; unit < units; unit++) {
      long state = Computation.start(Mix.mix(seed, unit));
      for (int transfer = 0; transfer < TRANSFERS; transfer++) {
        state = Computation.skip(state, STEPS);
        ledger[from(state)] -= amount(state);
        ledger[to(state)] += amount(state);
      }
    }
    return checksum(ledger);
  }

  private static long checksum(long[] balances) {
    long sum = 0;
    for (int account = 0; account < ACCOUNTS; account++) {
      sum += balances[account] * Mix.mix(account);
    }
    return sum;
  }

  /** {@code bank-transfer}. */
  public static final class Factory implements WorkloadFactory {
    @Override
    public String id() {
      return "bank-transfer";
    }

    @Override
    public Workload create(Parameters parameters) {
      parameters.allow();
      return new BankTransfer();
    }
  }
}
