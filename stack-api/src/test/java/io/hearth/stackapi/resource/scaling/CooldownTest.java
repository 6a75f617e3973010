package io.hearth.stackapi.resource.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CooldownTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678901Z");

    @Test
    void aChangeIsToldWithTheEndOfItsRest() {
        Map<String, Object> after =
                Cooldown.finished(Map.of("own", 1), NOW, BigDecimal.valueOf(60), "exact : 2");

        assertThat(after)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "own",
                                1,
                                "cooldown_end",
                                Map.of("2026-01-02T03:05:05.678901", "exact : 2"),
                                "scaling_in_progress",
                                false));
        assertThat(Cooldown.isOver(after, NOW.plusSeconds(59))).isFalse();
        assertThat(Cooldown.isOver(after, NOW.plusSeconds(60))).isTrue();
    }

    @Test
    void aShorterRestDoesNotEndALongerOne() {
        Map<String, Object> longer = Cooldown.finished(Map.of(), NOW, BigDecimal.valueOf(60), "a");

        Map<String, Object> after = Cooldown.finished(longer, NOW, null, "b");

        assertThat(after.get("cooldown_end")).isEqualTo(Map.of("2026-01-02T03:05:05.678901", "b"));
    }

    @Test
    void whatATemplateWroteThereIsNoCooldown() {
        assertThat(Cooldown.isOver(Map.of("cooldown_end", Map.of("soon", "x")), NOW)).isTrue();
        assertThat(Cooldown.isOver(Map.of("cooldown_end", "soon"), NOW)).isTrue();
        assertThat(Cooldown.isOver(Map.of(), NOW)).isTrue();
    }

    @Test
    void whatFailedLeavesTheCooldown() {
        Map<String, Object> before = Map.of("cooldown_end", Map.of("2026-01-02T03:05:05", "x"));

        assertThat(Cooldown.failed(Cooldown.begun(before)))
                .containsEntry("scaling_in_progress", false)
                .containsAllEntriesOf(before);
    }
}
