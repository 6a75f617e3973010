package io.hearth.stackapi.resource.batch;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Batches are Heat's, to the member. */
class RollingUpdateTest {
    /** Of all that Heat's own code gives, a line each: target, current, batch size, minimum. */
    private static final long HEATS_RESOURCE_GROUPS = 1_346_408_066L;

    private static final long HEATS_SCALING_GROUPS = 1_464_318_892L;

    @ParameterizedTest
    @CsvSource({
        "5, 5, 2, 3, 5:2 5:2 5:1, 5:2 5:2 5:1",
        "5, 5, 2, 4, 6:2 6:2 6:2 5:0, 6:2 6:2 5:1",
        "3, 5, 2, 2, 4:2 3:1, 4:2 3:1",
        "6, 3, 2, 1, 5:2 6:2 6:2, 5:2 6:2 6:2",
        "4, 4, 10, 2, 6:4 4:2, 6:4 4:0",
        "5, 0, 2, 0, 2:2 4:2 5:1, 2:2 4:2 5:1",
        "0, 3, 1, 0, 0:0, 0:0",
        "0, 0, 1, 0, '', ''"
    })
    void batchesAreHeats(
            int target, int current, int size, int min, String group, String scalingGroup) {
        RollingUpdate update = new RollingUpdate(min, size, Duration.ZERO);

        assertThat(text(update.ofResourceGroup(target, current))).isEqualTo(group);
        assertThat(text(update.ofScalingGroup(target, current))).isEqualTo(scalingGroup);
    }

    @Test
    void allBatchesOfSmallGroupsAreHeats() {
        CRC32 groups = new CRC32();
        CRC32 scaling = new CRC32();
        for (int target = 0; target < 8; target++) {
            for (int current = 0; current < 8; current++) {
                for (int size = 1; size < 8; size++) {
                    for (int min = 0; min < 8; min++) {
                        RollingUpdate update = new RollingUpdate(min, size, Duration.ZERO);
                        String line = "%d %d %d %d ".formatted(target, current, size, min);
                        add(groups, line, update.ofResourceGroup(target, current));
                        add(scaling, line, update.ofScalingGroup(target, current));
                    }
                }
            }
        }

        assertThat(groups.getValue()).isEqualTo(HEATS_RESOURCE_GROUPS);
        assertThat(scaling.getValue()).isEqualTo(HEATS_SCALING_GROUPS);
    }

    @Test
    void pausesAreBetweenBatchesAndShorterThanTheTimeout() {
        List<Batch> batches = new RollingUpdate(0, 2, Duration.ofSeconds(30)).ofResourceGroup(5, 5);

        assertThat(batches)
                .extracting(Batch::pause)
                .containsExactly(Duration.ZERO, Duration.ofSeconds(30), Duration.ofSeconds(30));
        RollingUpdate.checkPauses(batches, Duration.ofSeconds(61));
        assertThatThrownBy(() -> RollingUpdate.checkPauses(batches, Duration.ofMinutes(1)))
                .hasMessage("The current update policy will result in stack update timeout.");
    }

    @Test
    void batchesAreRememberedAsText() {
        List<Batch> batches =
                new RollingUpdate(1, 3, Duration.ofMillis(1_500)).ofResourceGroup(4, 2);

        assertThat(Batch.read(Batch.write(batches))).isEqualTo(batches);
        assertThat(Batch.read(Batch.write(List.of()))).isEmpty();
    }

    private static void add(CRC32 sum, String line, List<Batch> batches) {
        sum.update((line + text(batches) + "\n").getBytes(US_ASCII));
    }

    private static String text(List<Batch> batches) {
        return batches.stream()
                .map(batch -> batch.capacity() + ":" + batch.changed())
                .collect(Collectors.joining(" "));
    }
}
