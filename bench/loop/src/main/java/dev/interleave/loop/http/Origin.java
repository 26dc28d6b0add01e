package dev.interleave.loop.http;

import java.net.URI;
import java.util.Locale;

/**
 * Where requests go: what connections are kept for.
 *
 * @param host a name or an address, one of IPv6 without brackets
 */
record Origin(String host, int port) {
  private static final int PORT = 80;

  /**
   * The origin of {@code uri}.
   *
   * @throws IllegalArgumentException if a client can't send a request there
   */
  static Origin of(URI uri) {
    String scheme = uri.getScheme();
    String host = uri.getHost();
    if ("https".equalsIgnoreCase(scheme)) {
      throw new IllegalArgumentException(
          "This client has no TLS: use http:// in place of " + uri + ", or java.net.http");
    }
    if (!"http".equalsIgnoreCase(scheme) || host == null || uri.getRawUserInfo() != null) {
      throw new IllegalArgumentException(
          "A request goes to http://host:port/path, without a user, not to " + uri);
    }
    String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    return new Origin(bare.toLowerCase(Locale.ROOT), uri.getPort() < 0 ? PORT : uri.getPort());
  }

  /** What the Host header says. RFC 9110, section 7.2. */
  String authority() {
    String literal = host.indexOf(':') < 0 ? host : "[" + host + "]";
    return port == PORT ? literal : literal + ":" + port;
  }

  /** The target of a request for {@code uri}. RFC 9112, section 3.2.1. */
  static String target(URI uri) {
    String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    String target = uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    return target.chars().allMatch(c -> c < 0x80)
        ? target
        : target(URI.create(uri.toASCIIString()));
  }

  @Override
  public String toString() {
    return "http://" + authority();
  }
}
