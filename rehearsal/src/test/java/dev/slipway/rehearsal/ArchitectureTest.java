package dev.slipway.rehearsal;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Set;
import java.util.stream.Stream;

@AnalyzeClasses(
    packages = "dev.slipway.rehearsal",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String ROOT = "dev.slipway.rehearsal.";

  /** What every service may stand on. */
  private static final Set<String> FLOOR =
      Set.of("cloud", "time", "assembly", "wire", "run", "text");

  /** Who puts the services together, and what is played on them. */
  private static final Set<String> TOP = Set.of("local", "story", "attach", "cli");

  @ArchTest
  static final ArchRule THE_PRODUCT_IS_REHEARSED_AS_A_JAR_NEVER_LINKED =
      noClasses()
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  Stream.of("core", "port", "step", "aws", "wire", "handler")
                      .map(room -> "dev.slipway." + room + "..")
                      .toArray(String[]::new)));

  @ArchTest static final ArchRule TIME = room("time");
  @ArchTest static final ArchRule CLOUD = room("cloud");
  @ArchTest static final ArchRule RUN = room("run");
  @ArchTest static final ArchRule ASSEMBLY = room("assembly", "cloud");
  @ArchTest static final ArchRule WIRE = room("wire", "cloud");
  @ArchTest static final ArchRule STORY = room("story", "cloud", "text");
  @ArchTest static final ArchRule OPERATE = room("operate", "cloud", "text");
  @ArchTest static final ArchRule TEXT = room("text");
  @ArchTest static final ArchRule TRAFFIC = room("traffic");

  @ArchTest
  static final ArchRule SERVICES_MEET_IN_THE_CLOUD_PACKAGE_ONLY =
      slices()
          .assignedFrom(new ServiceOf())
          .should()
          .notDependOnEachOther()
          // A load balancer's DNS name exists from its creation on, and its node listens where the
          // VPC's addresses are on this machine.
          .ignoreDependency(in("elb"), in("dns"))
          .ignoreDependency(in("elb"), in("network"))
          // ECS decides which tasks run; running them as processes is a room of its own.
          .ignoreDependency(in("ecs"), in("task"))
          // A pusher and the registry compute the same digest of the same bytes.
          .ignoreDependency(in("image"), in("ecr"))
          // Queues and topics carry resource policies, and there is one way to read a policy.
          .ignoreDependency(in("sns"), in("iam"))
          .ignoreDependency(in("sqs"), in("iam"));

  @ArchTest
  static final ArchRule ONLY_THE_TOP_KNOWS_THE_WHOLE =
      noClasses().that(not(inAny(TOP))).should().dependOnClassesThat(inAny(TOP));

  @ArchTest
  static final ArchRule ONLY_A_PERSON_CALLS_THE_COMMANDS =
      noClasses().that(not(in("cli"))).should().dependOnClassesThat(in("cli"));

  private static ArchRule room(String name, String... friends) {
    DescribedPredicate<JavaClass> ownOrFriends = inAny(Set.of(friends)).or(in(name));
    return classes()
        .that(in(name))
        .should()
        .onlyDependOnClassesThat(not(resideInAPackage("dev.slipway..")).or(ownOrFriends));
  }

  private static DescribedPredicate<JavaClass> in(String name) {
    return resideInAPackage(ROOT + name + "..");
  }

  private static DescribedPredicate<JavaClass> inAny(Set<String> names) {
    return resideInAnyPackage(
        names.stream().map(name -> ROOT + name + "..").toArray(String[]::new));
  }

  /** A slice for each service: a package directly below the root, with all below it. */
  private static final class ServiceOf implements SliceAssignment {

    @Override
    public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
      String full = javaClass.getName();
      String name = full.startsWith(ROOT) ? full.substring(ROOT.length()).split("\\.")[0] : "";
      return name.isEmpty() || FLOOR.contains(name) || TOP.contains(name)
          ? SliceIdentifier.ignore()
          : SliceIdentifier.of(name);
    }

    @Override
    public String getDescription() {
      return "services of the local cloud";
    }
  }
}
