package io.hearth.webhookservice.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterTest {
    private static final String STACK = "hearth.stack.state-changed.v1";

    @ParameterizedTest
    @CsvSource({
        "hearth.stack.state-changed.v1, true",
        "hearth.stack.*, true",
        "hearth.*, true",
        "*, true",
        "hearth.resource.*, false",
        "hearth.stack, false",
        "hearth.stack.state-changed.v1.x, false",
    })
    void byType(String type, boolean passes) {
        Filter filter = new Filter(List.of(type), List.of(), List.of());

        assertThat(filter.passes(STACK, List.of("web"), List.of())).isEqualTo(passes);
    }

    @Test
    void allThreeMustPass() {
        Filter filter = new Filter(List.of("*"), List.of("web", "db"), List.of("blue"));

        assertThat(filter.passes(STACK, List.of("id", "web"), List.of("red", "blue"))).isTrue();
        assertThat(filter.passes(STACK, List.of("id", "web"), List.of("red"))).isFalse();
        assertThat(filter.passes(STACK, List.of("id", "app"), List.of("blue"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "hearth.identity.*",
        "hearth.request.refused.v1",
        "hearth.keystone.requested.v1",
        "hearth.stack"
    })
    void whatNoOwnerMayHaveCannotBeSubscribed(String type) {
        Filter filter = new Filter(List.of(type), List.of(), List.of());

        assertThatThrownBy(filter::requireTypesThatThereAre)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("There are no events of the type '%s'".formatted(type));
    }

    @Test
    void isNotOfAnySize() {
        List<String> many = Collections.nCopies(101, "a");

        assertThatThrownBy(() -> new Filter(List.of(), List.of(), List.of()))
                .hasMessageContaining("types");
        assertThatThrownBy(() -> new Filter(List.of("*"), many, List.of()))
                .hasMessageContaining("stacks");
        assertThatThrownBy(() -> new Filter(List.of("*"), List.of(), List.of("a".repeat(81))))
                .hasMessageContaining("tags");
        assertThatThrownBy(() -> new Filter(List.of(" "), List.of(), List.of()))
                .hasMessageContaining("types");
    }
}
