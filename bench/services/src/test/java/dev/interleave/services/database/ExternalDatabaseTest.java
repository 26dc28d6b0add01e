package dev.interleave.services.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExternalDatabaseTest {
  @Test
  void theEnvironmentNamesIt() {
    assertThat(
            ExternalDatabase.of(
                Map.of(
                    ExternalDatabase.URL, "jdbc:postgresql://db.example:6543/shop",
                    ExternalDatabase.USER, "me",
                    Database.PASSWORD, "secret")))
        .contains(new ExternalDatabase("db.example", 6543, "shop", "me", "secret"));
    assertThat(
            ExternalDatabase.of(Map.of(ExternalDatabase.URL, "jdbc:postgresql://db.example/shop")))
        .contains(new ExternalDatabase("db.example", 5432, "shop", "postgres", null));
    assertThat(ExternalDatabase.of(Map.of())).isEmpty();
    assertThat(ExternalDatabase.of(Map.of(ExternalDatabase.URL, " "))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "jdbc:mysql://db/secret | it is no URL of PostgreSQL",
        "postgresql://db/secret | it is no URL of PostgreSQL",
        "jdbc:postgresql://db/shop?password=secret | it has parameters (none",
        "jdbc:postgresql://me:secret@db/shop | or credentials",
        "jdbc:postgresql://db | it lacks a host or a database",
        "jdbc:postgresql:///secret | it lacks a host or a database",
        "jdbc:postgresql://db:99999/secret | its port is not from 1 to 65535",
        "secret | it is no URL of PostgreSQL",
        "jdbc:postgresql://d b/secret | it is malformed",
        "jdbc:postgresql://db/secret x | it is malformed",
      })
  void aWrongUrlIsAnErrorWithoutSecrets(String url, String message) {
    assertThatThrownBy(() -> ExternalDatabase.of(Map.of(ExternalDatabase.URL, url)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message)
        .hasMessageContaining("jdbc:postgresql://host:port/database")
        .hasMessageNotContaining("secret");
  }

  @Test
  void aPasswordIsInNoText() {
    var external = new ExternalDatabase("db", 1, "shop", "me", "secret");
    assertThat(external.toString()).doesNotContain("secret");
    var address =
        new DatabaseAddress("PostgreSQL", external.url(), "db", 1, "shop", "me", "secret", "", "");
    assertThat(address.toString()).doesNotContain("secret");
    assertThat(address.announcement().values().toString()).doesNotContain("secret");
  }
}
