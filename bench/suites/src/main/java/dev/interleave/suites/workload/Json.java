package dev.interleave.suites.workload;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;

/**
 * Each unit parses a document of a hundred orders with Jackson, adds up their prices, marks them as
 * paid, and writes the document again.
 */
public final class Json implements Workload {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int ORDERS = 100;
  private static final int DOCUMENTS = 16;

  private final String[] documents = new String[DOCUMENTS];

  private Json() {
    for (int document = 0; document < DOCUMENTS; document++) {
      documents[document] = text(document, false);
    }
  }

  @Override
  public Profile profile() {
    return new Profile(Duration.ofNanos(150_000), 1);
  }

  @Override
  public long run(int unit, long seed, Waits waits) {
    String document = documents[document(unit, seed)];
    return waits.compute(() -> pay(document));
  }

  private static long pay(String document) {
    try {
      JsonNode orders = MAPPER.readTree(document);
      long total = 0;
      for (JsonNode order : orders) {
        total += order.get("price").asLong();
        ((ObjectNode) order).put("paid", true);
      }
      return Mix.mix(total, MAPPER.writeValueAsString(orders).hashCode());
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException(broken);
    }
  }

  @Override
  public long expected(int unit, long seed) {
    int document = document(unit, seed);
    long total = 0;
    for (int order = 0; order < ORDERS; order++) {
      total += price(document, order);
    }
    return Mix.mix(total, text(document, true).hashCode());
  }

  private static int document(int unit, long seed) {
    return (int) Math.floorMod(unit + seed, (long) DOCUMENTS);
  }

  private static long price(int document, int order) {
    return Long.remainderUnsigned(Mix.mix(document, order), 100_000);
  }

  /** Put together by hand, so that the answer does not come from the library that it checks. */
  private static String text(int document, boolean paid) {
    var text = new StringBuilder("[");
    for (int order = 0; order < ORDERS; order++) {
      text.append(order == 0 ? "" : ",")
          .append(
              "{\"id\":%d,\"customer\":\"customer %d\",\"price\":%d,\"tags\":[\"a\",\"b\",\"c\"],\"paid\":%s}"
                  .formatted(order, order * 7 % 13, price(document, order), paid));
    }
    return text.append(']').toString();
  }

  /** {@code json}. */
  public static final class Factory implements WorkloadFactory {
    @Override
    public String id() {
      return "json";
    }

    @Override
    public Workload create(Parameters parameters) {
      parameters.allow();
      return new Json();
    }
  }
}
