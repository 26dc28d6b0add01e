package dev.interleave.web.app;

/** Arguments in the query of a target. */
final class Query {
  private Query() {}

  /**
   * A whole number.
   *
   * @throws BadRequestException if it is not there, is none, or is out of the range
   */
  static int number(Request request, String name, int least, int most) {
    String text = text(request, name);
    int number;
    try {
      number = Integer.parseInt(text);
    } catch (NumberFormatException none) {
      throw new BadRequestException(
          "the parameter %s must be a whole number from %d to %d, not '%s'"
              .formatted(name, least, most, Answers.cut(text)));
    }
    if (number < least || number > most) {
      throw new BadRequestException(
          "the parameter %s goes from %d to %d, and %d is out of this range"
              .formatted(name, least, most, number));
    }
    return number;
  }

  /** The first value of that name. */
  private static String text(Request request, String name) {
    String query = request.query();
    int start = 0;
    while (query != null && start <= query.length()) {
      int end = query.indexOf('&', start);
      int stop = end < 0 ? query.length() : end;
      if (query.startsWith(name, start)
          && start + name.length() < stop
          && query.charAt(start + name.length()) == '=') {
        return query.substring(start + name.length() + 1, stop);
      }
      start = stop + 1;
    }
    throw new BadRequestException(
        "the parameter %s is missing; write %s?%s=1".formatted(name, request.path(), name));
  }
}
