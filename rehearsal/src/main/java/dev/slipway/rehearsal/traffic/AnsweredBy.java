package dev.slipway.rehearsal.traffic;

/**
 * Who answered, in the answers' own words, such as {@code v2 backend:4}.
 *
 * @param frontends values of the header {@code X-Frontend}
 * @param backends values of the header {@code X-Backend}
 */
public record AnsweredBy(Counts<String> frontends, Counts<String> backends) {

  AnsweredBy minus(AnsweredBy earlier) {
    return new AnsweredBy(frontends.minus(earlier.frontends), backends.minus(earlier.backends));
  }
}
