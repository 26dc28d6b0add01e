package dev.interleave.web.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interleave.services.database.DatabaseAddress;
import java.io.IOException;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class DatabaseSettingsTest {
  private static final Map<String, String> ENVIRONMENT =
      Map.of("INTERLEAVE_DATABASE_PASSWORD", "hunter2");

  @Test
  void serversGetAllButThePassword() throws IOException {
    DatabaseSettings settings =
        DatabaseSettings.of(
            new DatabaseAddress(
                "PostgreSQL 17",
                "jdbc:postgresql://db.example:6543/shop",
                "db.example",
                6543,
                "shop",
                "ann",
                "hunter2",
                "",
                ""));
    assertThat(settings.toString() + settings.properties()).doesNotContain("hunter2");
    var properties = new Properties();
    properties.putAll(settings.properties());
    assertThat(DatabaseSettings.of(properties, ENVIRONMENT)).contains(settings);
  }

  @Test
  void anotherProductWillNotDo() {
    var h2 =
        new DatabaseAddress("H2 2.4", "jdbc:h2:x", "", 0, "x", "sa", null, "", "in place of it");
    assertThatThrownBy(() -> DatabaseSettings.of(h2))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("PostgreSQL is needed, and there is H2 2.4, in place of it;")
        .hasMessageContaining("INTERLEAVE_DATABASE_URL");
  }

  @Test
  void withoutAHostThereIsNoDatabase() {
    assertThat(DatabaseSettings.of(new Properties(), Map.of())).isEmpty();
  }

  @Test
  void aHostNeedsTheOthers() {
    var properties = new Properties();
    properties.setProperty("interleave.database.host", "h");
    assertThatThrownBy(() -> DatabaseSettings.of(properties, Map.of()))
        .hasMessageContaining("-Dinterleave.database.port is missing");
    properties.setProperty("interleave.database.port", "five");
    assertThatThrownBy(() -> DatabaseSettings.of(properties, Map.of()))
        .hasMessageContaining("not 'five'");
  }
}
