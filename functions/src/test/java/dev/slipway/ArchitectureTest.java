package dev.slipway;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;

@AnalyzeClasses(packages = "dev.slipway", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  // avaje writes the adapters of core types beside them.
  private static final String GENERATED = ".*Json(Adapter|Component).*";

  @ArchTest static final ArchRule CORE = room("core");
  @ArchTest static final ArchRule PORT = room("port", "core");
  @ArchTest static final ArchRule STEP = room("step", "port", "core");
  @ArchTest static final ArchRule WIRE = room("wire", "port", "core", "io.avaje");

  @ArchTest
  static final ArchRule AWS =
      room(
          "aws",
          "port",
          "core",
          "software.amazon.awssdk",
          "javax.xml",
          "org.w3c.dom",
          "org.xml.sax");

  @ArchTest
  static final ArchRule NOBODY_READS_THE_CLOCK =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(Clock.class, "systemUTC")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");

  private static ArchRule room(String name, String... friends) {
    String[] allowed = new String[friends.length + 3];
    for (int i = 0; i < friends.length; i++) {
      String friend = friends[i].contains(".") ? friends[i] : "dev.slipway." + friends[i];
      allowed[i] = friend + "..";
    }
    allowed[friends.length] = "dev.slipway." + name + "..";
    allowed[friends.length + 1] = "java..";
    allowed[friends.length + 2] = "org.jspecify..";
    return classes()
        .that(resideInAnyPackage("dev.slipway." + name + "..").and(not(nameMatching(GENERATED))))
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage(allowed).or(nameMatching(GENERATED)));
  }
}
