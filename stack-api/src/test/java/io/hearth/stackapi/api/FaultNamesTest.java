package io.hearth.stackapi.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.access.rest.FaultType;
import io.hearth.stackapi.stack.StackError;
import io.hearth.template.error.TemplateError;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever templates and stacks refuse, the API has a fault for it. */
class FaultNamesTest {
    @ParameterizedTest
    @EnumSource
    void everyErrorOfATemplateIsAFault(TemplateError error) {
        assertThat(statuses(error.heatType())).containsExactly(error.status());
    }

    @ParameterizedTest
    @EnumSource
    void everyErrorOfAStackIsAFault(StackError error) {
        assertThat(statuses(error.heatType())).containsExactly(error.httpStatus());
    }

    private static List<Integer> statuses(String name) {
        return Arrays.stream(FaultType.values())
                .filter(type -> type.wireName().equals(name))
                .map(type -> type.status().code())
                .toList();
    }
}
