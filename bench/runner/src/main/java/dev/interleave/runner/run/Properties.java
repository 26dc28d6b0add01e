package dev.interleave.runner.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** System properties that a preparation prints and every fork gets. */
final class Properties {
  private static final Pattern LINE = Pattern.compile("([A-Za-z_][\\w.-]*)=(.*)");

  private Properties() {}

  /** The lines {@code name=value}; others are chatter. */
  static Map<String, String> parse(List<String> lines) {
    Map<String, String> properties = new LinkedHashMap<>();
    for (String line : lines) {
      Matcher property = LINE.matcher(line.strip());
      if (property.matches()) {
        properties.put(property.group(1), property.group(2).strip());
      }
    }
    return properties;
  }

  /** The flags that set them, in the order of their names. */
  static List<String> flags(Map<String, String> properties) {
    return properties.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(property -> "-D" + property.getKey() + "=" + property.getValue())
        .toList();
  }
}
