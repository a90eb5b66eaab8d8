package dev.slipway.rehearsal.states;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sfn.model.InvalidDefinitionException;

class RefusedDefinitionsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          'A':{'Type':'Pass','Next':'Nowhere'}                                           | missing states: [Nowhere]
          'A':{'Type':'Pass'}                                                            | exactly one of Next and End
          'A':{'Type':'Pass','ResultPath':'$','End':true}                                | not played here: [ResultPath]
          'A':{'Type':'Pass','QueryLanguage':'JSONPath','End':true}                      | only the JSONata query language
          'A':{'Type':'Map','End':true}                                                  | type Map is not played
          'A':{'Type':'Pass','Output':'{% $states.result %}','End':true}                 | $states.result, which does not exist there
          'A':{'Type':'Pass','Output':'{% 1 + %}','End':true}                            | invalid JSONata expression
          'A':{'Type':'Pass','Output':'{% $eval(1) %}','End':true}                       | use $parse
          'A':{'Type':'Wait','End':true}                                                 | exactly one of Seconds and Timestamp
          'A':{'Type':'Task','Resource':'arn:aws:states:::sqs:sendMessage','End':true}   | is not played here
          'A':{'Type':'Task','Resource':'arn:aws:states:::lambda:invoke','Arguments':{'FunctionName':'f','LogType':'Tail'},'End':true} | an object with [FunctionName]; possible is also [Payload]
          'A':{'Type':'Task','Resource':'arn:aws:states:::sns:publish','Arguments':{'TopicArn':'t','Message':'m','MessageStructure':'json'},'End':true} | an object with [Message, TopicArn]; possible is also [Subject]
          'A':{'Type':'Task','Resource':'arn:aws:states:::lambda:invoke','Arguments':{'FunctionName':'f'},'Catch':[{'ErrorEquals':['States.ALL','E'],'Next':'A'}],'End':true} | must appear alone
          'A':{'Type':'Task','Resource':'arn:aws:states:::lambda:invoke','Arguments':{'FunctionName':'f'},'Catch':[{'ErrorEquals':['States.ALL'],'Next':'A'},{'ErrorEquals':['E'],'Next':'A'}],'End':true} | must come last
          """)
  void refusesWhatItDoesNotPlay(String states, String message) {
    assertThatThrownBy(() -> new Workbench().machineOf(states))
        .isInstanceOf(InvalidDefinitionException.class)
        .hasMessageContaining(message);
  }
}
