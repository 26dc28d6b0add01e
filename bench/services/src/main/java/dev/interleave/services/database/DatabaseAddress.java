package dev.interleave.services.database;

import dev.interleave.services.Announcement;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a database is, and how to get in.
 *
 * @param product with its version, such as {@code PostgreSQL 17.6}
 * @param url for JDBC, without credentials
 * @param host of PostgreSQL; empty for another product
 * @param port of PostgreSQL; 0 for another product
 * @param name of the database
 * @param password null for none; not part of any text
 * @param pid of PostgreSQL, which is no child of whoever starts it; empty where nothing was started
 * @param remark on why it is not what was to be expected; empty if it is
 */
public record DatabaseAddress(
    String product,
    String url,
    String host,
    int port,
    String name,
    String user,
    @Nullable String password,
    String pid,
    String remark) {

  /** Whether it speaks the protocol of PostgreSQL. */
  public boolean isPostgres() {
    return port != 0;
  }

  /** All but the password, which those who need it have from the environment. */
  Announcement announcement() {
    var values = new LinkedHashMap<String, String>();
    values.put("product", product);
    values.put("url", url);
    values.put("host", host);
    values.put("port", Integer.toString(port));
    values.put("name", name);
    values.put("user", user);
    values.put("pid", pid);
    values.put("remark", remark);
    return new Announcement(values);
  }

  static DatabaseAddress of(Announcement announcement, @Nullable String password) {
    return new DatabaseAddress(
        announcement.get("product"),
        announcement.get("url"),
        announcement.get("host"),
        announcement.number("port"),
        announcement.get("name"),
        announcement.get("user"),
        password,
        announcement.get("pid"),
        announcement.get("remark"));
  }

  /** What a reader of results must know of it, by name. */
  public Map<String, String> notes() {
    return remark.isEmpty()
        ? Map.of("database", product)
        : Map.of("database", "%s, %s".formatted(product, remark));
  }

  @Override
  public String toString() {
    return "%s at %s as %s".formatted(product, url, user);
  }
}
