package dev.interleave.web.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExternalDatabaseTest {
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "INTERLEAVE_DATABASE_URL", "jdbc:postgresql://db.example:6543/shop",
          "INTERLEAVE_DATABASE_USER", "ann",
          "INTERLEAVE_DATABASE_PASSWORD", "hunter2");

  @Test
  void noUrlMeansNone() {
    assertThat(ExternalDatabase.of(Map.of())).isEmpty();
    assertThat(ExternalDatabase.of(Map.of("INTERLEAVE_DATABASE_URL", " "))).isEmpty();
  }

  @Test
  void readsTheEnvironment() {
    assertThat(ExternalDatabase.of(ENVIRONMENT))
        .contains(new DatabaseSettings("db.example", 6543, "shop", "ann", "hunter2"));
  }

  @Test
  void thePortIsPostgresOwnUnlessGiven() {
    assertThat(
            ExternalDatabase.of(Map.of("INTERLEAVE_DATABASE_URL", "postgresql://localhost/shop")))
        .contains(new DatabaseSettings("localhost", 5432, "shop", "postgres", null));
  }

  @Test
  void serversGetAllButThePassword() {
    DatabaseSettings settings = ExternalDatabase.of(ENVIRONMENT).orElseThrow();
    assertThat(settings.toString() + settings.properties()).doesNotContain("hunter2");
    var properties = new Properties();
    properties.putAll(settings.properties());
    assertThat(DatabaseSettings.of(properties, ENVIRONMENT)).contains(settings);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:mysql://h/hunter2",
        "jdbc:postgresql://h",
        "jdbc:postgresql:///hunter2",
        "jdbc:postgresql://h/d?password=hunter2",
        "jdbc:postgresql://ann:hunter2@h/d",
        "hunter2",
        "jdbc:postgresql://h/hunter2 x"
      })
  void aUrlThatCantBeUsedIsNotRepeated(String url) {
    assertThatThrownBy(() -> ExternalDatabase.of(Map.of("INTERLEAVE_DATABASE_URL", url)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("INTERLEAVE_DATABASE_URL can't be used")
        .hasMessageContaining("write jdbc:postgresql://host:port/database")
        .message()
        .doesNotContain("hunter2");
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
