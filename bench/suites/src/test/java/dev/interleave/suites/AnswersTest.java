package dev.interleave.suites;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interleave.suites.model.Batch;
import dev.interleave.suites.workload.Workload;
import dev.interleave.suites.workload.Workloads;
import org.junit.jupiter.api.Test;

class AnswersTest {
  private static final int UNITS = 3;

  private final Workload workload = Workloads.create("primes");
  private final Answers answers = new Answers(workload, UNITS);

  private void addRightAnswers(int batches) {
    for (int batch = 0; batch < batches; batch++) {
      answers.add(Batch.expectedChecksum(workload, UNITS, answers.nextSeed()));
    }
  }

  @Test
  void rightAnswersPassHoweverManyAndOverSeveralIterations() {
    assertThatCode(
            () -> {
              for (int batches : new int[] {5, 3000, 0, 7}) {
                addRightAnswers(batches);
                answers.check();
              }
            })
        .doesNotThrowAnyException();
  }

  @Test
  void aWrongAnswerFailsWithWhatWasExpected() {
    addRightAnswers(4);
    answers.add(0xbad);
    assertThatThrownBy(answers::check)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("wrong answer: batch 4 with seed 4 has checksum 0000000000000bad")
        .hasMessageContaining("%016x".formatted(Batch.expectedChecksum(workload, UNITS, 4)));
  }
}
