package dev.slipway.rehearsal.operate.report;

/** How a report's page looks, on light and on dark. */
final class Style {

  /** Nothing is loaded, nothing runs; only the styles below apply. */
  private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'";

  /** Colours that people with any colour vision tell apart (Okabe and Ito, 2008). */
  private static final String SHEET =
      """
      :root { color-scheme: light dark; --paper: #ffffff; --ink: #1c2024; --faint: #5c6670; --line: #d5dade; }
      @media (prefers-color-scheme: dark) {
        :root { --paper: #15181b; --ink: #e6e9ec; --faint: #9aa4ad; --line: #353b41; }
      }
      body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
      main { max-width: 68rem; margin: 0 auto; padding: 1.5rem; }
      h1 { font-size: 1.6rem; margin: 0; }
      h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
      p, details { color: var(--faint); }
      table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
      @media (max-width: 50rem) { table { display: block; overflow-x: auto; } }
      section table { width: auto; min-width: 20rem; }
      th, td { text-align: left; padding: .35rem .8rem .35rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
      th { font-weight: 600; color: var(--faint); }
      figure { margin: 0; }
      svg { display: block; width: 100%; height: auto; }
      .axis { fill: var(--faint); font-size: 12px; }
      .grid { stroke: var(--line); }
      .keys { list-style: none; display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; margin: 0 0 .5rem; padding: 0; color: var(--faint); }
      .swatch { display: inline-block; width: .8em; height: .8em; margin-right: .4em; border-radius: 2px; background: var(--colour); }
      rect, circle { fill: var(--colour); }
      .good { --colour: #0f86c4; }
      .push { --colour: #c46fa0; }
      .back { --colour: #e69f00; }
      .human { --colour: #d55e00; }
      .refused { --colour: #c46fa0; }
      .other { --colour: #8b949c; }
      """;

  private Style() {}

  static Element head(String title) {
    return Element.of("head")
        .add(Element.of("title").text(title))
        .markup("<meta charset=\"utf-8\">\n")
        .markup("<meta http-equiv=\"Content-Security-Policy\" content=\"" + POLICY + "\">\n")
        .markup("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .markup("<style>\n" + SHEET + "</style>\n");
  }
}
