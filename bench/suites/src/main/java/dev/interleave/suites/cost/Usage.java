package dev.interleave.suites.cost;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What processes have used since they started, and their peaks since these last began anew: times
 * in nanoseconds, memory in bytes.
 *
 * @param amounts one for each cost
 */
public record Usage(Map<Cost, Amount> amounts) {
  public Usage {
    var copy = new EnumMap<Cost, Amount>(Cost.class);
    copy.putAll(amounts);
    amounts = Collections.unmodifiableMap(copy);
  }

  public Amount amount(Cost cost) {
    return amounts.getOrDefault(cost, Amount.notMeasured("nothing measures it here"));
  }

  /** Of both. */
  public Usage plus(Usage other) {
    var sum = new EnumMap<Cost, Amount>(Cost.class);
    for (Cost cost : Cost.values()) {
      sum.put(cost, amount(cost).plus(other.amount(cost)));
    }
    return new Usage(sum);
  }

  public Usage with(Cost cost, Amount amount) {
    var changed = new EnumMap<Cost, Amount>(Cost.class);
    changed.putAll(amounts);
    changed.put(cost, amount);
    return new Usage(changed);
  }

  /** Writes what {@link #read} reads. */
  public void write(DataOutputStream out) throws IOException {
    for (Cost cost : Cost.values()) {
      out.writeDouble(amount(cost).value());
      out.writeUTF(amount(cost).reason());
    }
  }

  public static Usage read(DataInputStream in) throws IOException {
    var amounts = new EnumMap<Cost, Amount>(Cost.class);
    for (Cost cost : Cost.values()) {
      amounts.put(cost, new Amount(in.readDouble(), in.readUTF()));
    }
    return new Usage(amounts);
  }
}
