package dev.slipway.infra.reach;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Who can reach what, as a table for people. */
public final class Table {

  private static final Path DEFAULT = Path.of("infra/target/cdk.out");

  private Table() {}

  /** Prints the table of each of the cloud assemblies; without any, of the default one. */
  public static void main(String[] folders) {
    List<Path> assemblies =
        folders.length == 0 ? List.of(DEFAULT) : Arrays.stream(folders).map(Path::of).toList();
    for (Path assembly : assemblies) {
      System.out.println(assembly);
      System.out.println(of(new Reachability(Templates.in(assembly))));
    }
  }

  /** The table, and below it what keeps the internet out of everything else. */
  public static String of(Reachability reachability) {
    return reachability.doors().stream()
            .map(Table::row)
            .collect(Collectors.joining("", row(HEAD), "\n"))
        + reachability.exposures().stream()
            .filter(exposure -> !exposure.isReachable())
            .map(Table::row)
            .collect(Collectors.joining("", row("THE INTERNET CANNOT REACH", "BECAUSE"), ""));
  }

  private static final Door HEAD = new Door("FROM", "TO", "PORTS", "BY");

  private static String row(Door door) {
    return "%-28s %-28s %-10s %s%n".formatted(door.from(), door.to(), door.ports(), door.by());
  }

  private static String row(Exposure exposure) {
    return row(exposure.place(), String.join(", ", exposure.barriers()));
  }

  private static String row(String place, String barriers) {
    return "%-28s %s%n".formatted(place, barriers);
  }
}
