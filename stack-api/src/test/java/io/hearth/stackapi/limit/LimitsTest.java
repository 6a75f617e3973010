package io.hearth.stackapi.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitsTest {
    @Test
    void withoutASettingTheyAreHeats() {
        Limits limits = limits(Map.of());

        assertThat(limits.maxStacksPerTenant("p")).isEqualTo(512);
        assertThat(limits.maxResourcesPerStack("p")).isEqualTo(1000);
        assertThat(limits.maxTemplateSize("p")).isEqualTo(524_288);
    }

    @Test
    void aProjectMayHaveItsOwn() {
        Limits limits =
                limits(
                        Map.of(
                                "hearth.limit.max-stacks-per-tenant", "3",
                                "hearth.limit.project.big.max-stacks-per-tenant", "9",
                                "hearth.limit.project.\"0f-1.x\".max-template-size", "100"));

        assertThat(limits.maxStacksPerTenant("big")).isEqualTo(9);
        assertThat(limits.maxStacksPerTenant("small")).isEqualTo(3);
        assertThat(limits.maxResourcesPerStack("big")).isEqualTo(1000);
        assertThat(limits.maxTemplateSize("0f-1.x")).isEqualTo(100);
    }

    @Test
    void minusOneIsNoLimit() {
        Limits limits =
                limits(
                        Map.of(
                                "hearth.limit.max-stacks-per-tenant", "-1",
                                "hearth.limit.project.p.max-resources-per-stack", "-1"));

        assertThat(limits.maxStacksPerTenant("p")).isEqualTo(Integer.MAX_VALUE);
        assertThat(limits.maxResourcesPerStack("p")).isEqualTo(Integer.MAX_VALUE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "max-stacks-per-tenant | -2 | a limit is not negative, or -1 for none.",
                "max-resources-per-stack | -5 | a limit is not negative, or -1 for none.",
                "max-template-size | 0 | it can be from 1 to 524288.",
                "max-template-size | -1 | it can be from 1 to 524288.",
                "max-template-size | 524289 | it can be from 1 to 524288.",
            })
    void whatCannotBeIsRefusedByItsName(String name, String value, String why) {
        assertThatThrownBy(() -> limits(Map.of("hearth.limit." + name, value)))
                .hasMessage("hearth.limit.%s is %s; %s", name, value, why);
        assertThatThrownBy(() -> limits(Map.of("hearth.limit.project.p." + name, value)))
                .hasMessage("hearth.limit.project.\"p\".%s is %s; %s", name, value, why);
    }

    private static Limits limits(Map<String, String> settings) {
        return new Limits(
                new SmallRyeConfigBuilder()
                        .withMapping(LimitConfig.class)
                        .withDefaultValues(settings)
                        .build()
                        .getConfigMapping(LimitConfig.class));
    }
}
