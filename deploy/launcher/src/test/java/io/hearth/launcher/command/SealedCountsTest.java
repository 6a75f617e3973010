package io.hearth.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.launcher.command.SealedCounts.Count;
import org.junit.jupiter.api.Test;

class SealedCountsTest {
    @Test
    void metricsTellHowMuchEachKeyHasSealed() {
        assertThat(
                        SealedCounts.read(
                                """
                                # TYPE hearth_sealed_outdated gauge
                                hearth_sealed_outdated{key="4000000000"} 12.0
                                hearth_sealed_outdated{key="unknown"} 1.2E7
                                hearth_sealed_outdated{key="7"} NaN
                                hearth_sealed_broken{key="4000000000"} 2.0
                                hearth_sealed_broken{key="7"} NaN
                                hearth_resealed_total 5.0
                                """))
                .hasSize(2)
                .containsEntry("4000000000", new Count(12, 2))
                .containsEntry("unknown", new Count(12_000_000, 0));
    }
}
