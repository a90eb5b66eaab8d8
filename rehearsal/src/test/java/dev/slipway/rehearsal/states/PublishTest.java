package dev.slipway.rehearsal.states;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

class PublishTest {

  private static final String PAGE =
      "'A':{'Type':'Task','Resource':'arn:aws:states:::sns:publish','Arguments':{'TopicArn':'%s','Subject':'{%%"
          + " $states.input.subject %%}','Message':'{%% $states.input.why %%}'},'Output':'{%%"
          + " $states.result.MessageId %%}',%s'End':true}";
  private static final String INPUT = "{\"subject\":\"backend needs you\",\"why\":\"come\"}";

  private final Workbench bench = new Workbench();

  @Test
  void publishesAndAnswersTheMessagesId() {
    DescribeExecutionResponse end = bench.run(page(Workbench.TOPIC, ""), INPUT);
    assertThat(bench.pages).containsExactly("backend needs you: come");
    assertThat(end.output()).isEqualTo("\"message-1\"");
    assertThat(bench.history(end.executionArn()))
        .filteredOn(event -> event.taskSucceededEventDetails() != null)
        .extracting(HistoryEvent::taskSucceededEventDetails)
        .singleElement()
        .satisfies(
            details -> {
              assertThat(details.resourceType()).isEqualTo("sns");
              assertThat(details.resource()).isEqualTo("publish");
            });
  }

  @Test
  void aRoleThatMayNotPublishFailsTheTask() {
    bench.refusal = Optional.of("User: x is not authorized to perform: sns:Publish");
    DescribeExecutionResponse end = bench.run(page(Workbench.TOPIC, ""), INPUT);
    assertThat(end.error()).isEqualTo("SNS.AuthorizationErrorException");
    assertThat(end.cause()).contains("not authorized to perform: sns:Publish");
    assertThat(bench.pages).isEmpty();
  }

  @Test
  void aRefusalOfTheTopicCanBeCaught() {
    String caught =
        "'Catch':[{'ErrorEquals':['SNS.NotFoundException'],'Output':'late','Next':'B'}],";
    DescribeExecutionResponse end =
        bench.run(page("arn:none", caught) + ",'B':{'Type':'Succeed'}", INPUT);
    assertThat(end.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(end.output()).isEqualTo("\"late\"");
  }

  private static String page(String topic, String more) {
    return PAGE.formatted(topic, more);
  }
}
