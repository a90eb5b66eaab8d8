package dev.slipway.rehearsal.operate.report;

import dev.slipway.rehearsal.operate.Attempt;
import dev.slipway.rehearsal.operate.Words;
import dev.slipway.rehearsal.operate.report.Dots.Dot;
import dev.slipway.rehearsal.operate.report.LeadTimes.LeadTime;
import dev.slipway.rehearsal.operate.report.LeadTimes.Since;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A report as a page that loads nothing from anywhere. */
final class ReportPage {

  private final DeploymentReport report;
  private final ServiceReport together;

  private ReportPage(DeploymentReport report) {
    this.report = report;
    this.together = report.together();
  }

  static String of(DeploymentReport report) {
    return new ReportPage(report).page();
  }

  private String page() {
    Element html = Element.of("html").with("lang", "en").add(Style.head(heading())).add(body());
    return "<!doctype html>\n" + html;
  }

  private Element body() {
    Element main = Element.of("main").add(Element.of("h1").text(heading())).add(period());
    main.add(table(Cells.HEADINGS, report.cells()));
    main.add(definitions());
    main.addAll(pictures());
    section("How attempts ended", List.of("verdict", "attempts"), tallied(Tally.ends(attempts())))
        .ifPresent(main::add);
    section("Causes", List.of("cause", "attempts"), tallied(Tally.causes(attempts())))
        .ifPresent(main::add);
    section(
            "Overrides",
            Overridden.HEADINGS,
            Overridden.of(attempts()).stream().map(Overridden::cells).toList())
        .ifPresent(main::add);
    return Element.of("body").add(main);
  }

  private String heading() {
    return "Deployments of " + report.subject();
  }

  private Element period() {
    return Element.of("p")
        .text(
            Words.time(report.period().from())
                + " to "
                + Words.time(report.period().until())
                + ", days in UTC");
  }

  private static Element definitions() {
    return Element.of("details")
        .add(Element.of("summary").text("What the columns mean"))
        .add(
            Element.of("ul")
                .addAll(
                    Definitions.LINES.stream().map(line -> Element.of("li").text(line)).toList()));
  }

  private List<Element> pictures() {
    List<Element> pictures = new ArrayList<>();
    pictures.add(
        figure(
            "Deployments a day",
            Arrays.stream(Kind.values()).map(kind -> key(kind.colour(), kind.words())).toList(),
            new DayBars(attempts()).plot(report.period())));
    dots("lead", "Lead time of each image", leadTimes(), leadKeys()).ifPresent(pictures::add);
    dots("restore", "Time to restore of each failed change", restored(), restoreKeys())
        .ifPresent(pictures::add);
    return pictures;
  }

  private Optional<Element> dots(String id, String title, List<Dot> dots, List<Element> keys) {
    return dots.isEmpty()
        ? Optional.empty()
        : Optional.of(figure(title, keys, new Dots(dots).plot(report.period(), id, title)));
  }

  private static List<Element> leadKeys() {
    return List.of(key("good", "from its build"), key("push", "from its push"));
  }

  private static List<Element> restoreKeys() {
    return Stream.of(Kind.ROLLED_BACK, Kind.NEEDS_HUMAN, Kind.SUCCEEDED)
        .map(
            kind ->
                key(
                    kind.colour(),
                    kind == Kind.SUCCEEDED ? "turned back after it had succeeded" : kind.words()))
        .toList();
  }

  private List<Dot> leadTimes() {
    return together.leadTimes().stream().map(ReportPage::leadTime).toList();
  }

  private static Dot leadTime(LeadTime each) {
    return new Dot(
        each.proven(),
        each.took(),
        each.since() == Since.BUILD ? "good" : "push",
        "proven " + Words.time(each.proven()));
  }

  private List<Dot> restored() {
    return together.changes().stream().flatMap(change -> restored(change).stream()).toList();
  }

  private static Optional<Dot> restored(Change change) {
    return change
        .failure()
        .flatMap(
            failure ->
                failure
                    .lasted()
                    .map(
                        lasted ->
                            new Dot(
                                failure.decided(),
                                lasted,
                                Kind.of(change.attempt().ending().verdict())
                                    .orElse(Kind.OTHER)
                                    .colour(),
                                change.attempt().request().deployment())));
  }

  private List<Attempt> attempts() {
    return together.attempts();
  }

  private static List<List<String>> tallied(List<Tally> tallies) {
    return tallies.stream()
        .map(each -> List.of(each.word(), String.valueOf(each.count())))
        .toList();
  }

  private static Optional<Element> section(
      String title, List<String> headings, List<List<String>> rows) {
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Element.of("section").add(Element.of("h2").text(title)).add(table(headings, rows)));
  }

  private static Element figure(String title, List<Element> keys, Element plot) {
    return Element.of("figure")
        .add(Element.of("figcaption").add(Element.of("h2").text(title)))
        .add(Element.of("ul").with("class", "keys").addAll(keys))
        .add(plot);
  }

  private static Element key(String colour, String words) {
    return Element.of("li").add(Element.of("span").with("class", "swatch " + colour)).text(words);
  }

  private static Element table(List<String> headings, List<List<String>> rows) {
    Element body = Element.of("tbody");
    rows.forEach(row -> body.add(row("td", row)));
    return Element.of("table").add(Element.of("thead").add(row("th", headings))).add(body);
  }

  private static Element row(String cell, List<String> texts) {
    return Element.of("tr")
        .addAll(texts.stream().map(text -> Element.of(cell).text(unbroken(text))).toList());
  }

  /** With numbers and their units on one line. */
  private static String unbroken(String text) {
    return text.replaceAll("(?<=\\d) (?=[a-z%])|(?<=[a-z]) (?=\\d)", "\u00a0");
  }
}
