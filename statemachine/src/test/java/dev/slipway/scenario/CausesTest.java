package dev.slipway.scenario;

import dev.slipway.rehearsal.cloud.Trouble;
import dev.slipway.rehearsal.cloud.Trouble.PullFailure;
import dev.slipway.rehearsal.task.Script;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ecs.model.HealthCheck;
import software.amazon.awssdk.services.ecs.model.Secret;

/** A revision that failed is turned back, and people read why. */
class CausesTest {
  private static final String PARAMETER = "/shop/db-password";

  @Test
  void outOfMemory() {
    turnedBack(pushed(Behaviour.runsOutOfMemoryAfter(Duration.ofSeconds(7))), "OUT_OF_MEMORY")
        .says("backend:v2", "512")
        .quarantined("backend:v2")
        .story("cause-out-of-memory");
  }

  @Test
  void outOfMemoryInTheBake() {
    turnedBack(baked(Behaviour.runsOutOfMemoryAfter(Duration.ofSeconds(100))), "OUT_OF_MEMORY")
        .tells("AwaitBake")
        .story("cause-out-of-memory-in-bake");
  }

  @Test
  void aProgramThatIsNotThere() {
    turnedBack(pushed(Behaviour.lacksItsProgram()), "CANNOT_START")
        .says("backend:v2", "executable file not found")
        .quarantined("backend:v2")
        .story("cause-command-not-found");
  }

  @Test
  void aProgramForOtherProcessors() {
    turnedBack(pushed(Behaviour.hasAForeignProgram()), "CANNOT_START")
        .quarantined("backend:v2")
        .story("cause-foreign-program");
  }

  @Test
  void aHealthCheckThatIsAnsweredNotFound() {
    turnedBack(pushed(Behaviour.answers(404)), "HEALTH_CHECK_ANSWER")
        .says("backend:v2", "404")
        .quarantined("backend:v2")
        .story("cause-answers-404");
  }

  @Test
  void aHealthCheckThatIsNeverAnswered() {
    turnedBack(pushed(Behaviour.neverAnswers()), "HEALTH_CHECK_TIMEOUT")
        .quarantined("backend:v2")
        .story("cause-never-answers");
  }

  @Test
  void aPortNobodyListensAt() {
    turnedBack(pushed(Behaviour.listensElsewhere()), "HEALTH_CHECK_FAILS")
        .quarantined("backend:v2")
        .story("cause-listens-elsewhere");
  }

  @Test
  void aCheckOfItsOwnThatFails() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    HealthCheck check =
        HealthCheck.builder().command("CMD-SHELL", "curl -f localhost/ready").interval(10).build();
    cloud.console().change("backend", container -> container.healthCheck(check));
    cloud.advanceUntilQuiet().push("backend:v2", Behaviour.failsItsOwnCheck()).advanceUntilQuiet();
    turnedBack(cloud, "CONTAINER_CHECK_FAILS")
        .says("backend:v2", "curl -f localhost/ready")
        .quarantined("backend:v2")
        .story("cause-own-check-fails");
  }

  @Test
  void aCrashInTheBake() {
    turnedBack(baked(Behaviour.diesAfter(Duration.ofSeconds(100))), "CRASHES_LATER")
        .says("backend:v2", "having passed its rollout")
        .quarantined("backend:v2")
        .story("cause-crashes-in-bake");
  }

  @Test
  void aSecretThatIsGone() {
    VirtualCloud cloud = withSecret();
    cloud.services().ssm.deleteParameter(delete -> delete.name(PARAMETER));
    cloud.push("backend:v2").advanceUntilQuiet();
    turnedBack(cloud, "SECRET_NOT_FOUND")
        .says("backend:v2", "it shall hold DB_PASSWORD")
        .notQuarantined("backend:v2")
        .story("cause-secret-missing");
  }

  private static VirtualCloud withSecret() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    Secret secret = Secret.builder().name("DB_PASSWORD").valueFrom(PARAMETER).build();
    cloud.services().ssm.putParameter(put -> put.name(PARAMETER).value("correct-horse-battery"));
    cloud.console().allowParameters("backend");
    cloud.console().change("backend", container -> container.secrets(secret));
    return cloud.advanceUntilQuiet();
  }

  @Test
  void aLogGroupThatIsGone() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.console().deleteLogGroup("backend");
    cloud.push("backend:v2").advanceUntilQuiet();
    turnedBack(cloud, "LOG_GROUP_MISSING")
        .notQuarantined("backend:v2")
        .story("cause-log-group-missing");
  }

  @ParameterizedTest
  @CsvSource({
    "TIMES_OUT,    IMAGE_PULL_TIMEOUT, image-pull-times-out",
    "IS_CANCELED,  IMAGE_PULL_TIMEOUT, image-pull-canceled",
    "IS_THROTTLED, REGISTRY_THROTTLED, registry-throttled"
  })
  void imagesThatDoNotCome(PullFailure how, String code, String story) {
    turnedBackByEcs(troubled(new Trouble.FailingPulls(how, Duration.ofMinutes(2))), code)
        .notQuarantined("backend:v2")
        .story("cause-" + story);
  }

  @Test
  void noCapacity() {
    turnedBack(troubled(new Trouble.NoCapacity()), "NO_CAPACITY")
        .notQuarantined("backend:v2")
        .story("cause-no-capacity");
  }

  @Test
  void noMoreProcessorsForTheAccount() {
    turnedBack(troubled(new Trouble.VcpuLimit()), "VCPU_LIMIT")
        .notQuarantined("backend:v2")
        .story("cause-vcpu-limit");
  }

  @Test
  void noFreeAddresses() {
    turnedBackByEcs(troubled(new Trouble.NoFreeAddresses()), "NO_FREE_ADDRESSES")
        .notQuarantined("backend:v2")
        .story("cause-no-free-addresses");
  }

  @Test
  void interfacesThatComeTooLate() {
    turnedBackByEcs(
            troubled(new Trouble.LateInterfaces(Duration.ofMinutes(10))),
            "NETWORK_INTERFACE_DELAYED")
        .notQuarantined("backend:v2")
        .story("cause-interface-delayed");
  }

  private static VirtualCloud pushed(Script behaviour) {
    return VirtualCloud.running("backend:v1").push("backend:v2", behaviour).advanceUntilQuiet();
  }

  /** Tasks that fail once the old ones are gone take capacity with them. */
  private static VirtualCloud baked(Script behaviour) {
    VirtualCloud cloud = VirtualCloud.running("backend:v1").takesCapacity();
    return cloud.push("backend:v2", behaviour).advanceUntilQuiet();
  }

  private static VirtualCloud troubled(Trouble trouble) {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.trouble("backend", trouble);
    return cloud.push("backend:v2").advanceUntilQuiet();
  }

  /** The second image was rolled back for this cause, as the notice says too. */
  private static Expectations turnedBack(VirtualCloud cloud, String code) {
    return turnedBack(cloud, "ROLLED_BACK", code);
  }

  /** ECS's circuit breaker was faster. */
  private static Expectations turnedBackByEcs(VirtualCloud cloud, String code) {
    return turnedBack(cloud, "ROLLED_BACK_BY_ECS", code);
  }

  private static Expectations turnedBack(VirtualCloud cloud, String end, String code) {
    return cloud
        .expect()
        .ends("backend:v2", end)
        .cause("backend:v2", code)
        .live("backend:v1")
        .notice(code);
  }
}
