package io.hearth.signalservice.binding;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.contract.SignalDialect;
import io.hearth.contract.StackRef;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetTest {
    @ParameterizedTest(name = "resource {0}, stack {1}: deaf during {2}")
    @CsvSource({
        "CREATE, CREATE, ",
        "UPDATE, CREATE, ",
        "RESUME, RESUME, ",
        "CREATE, DELETE, DELETE",
        "SUSPEND, SUSPEND, SUSPEND",
        "SUSPEND, DELETE, SUSPEND",
        "DELETE, UPDATE, DELETE",
    })
    void isDeafWhileItOrItsStackGoes(String action, String stackAction, String during) {
        assertThat(target(action, stackAction).deafDuring().orElse(null)).isEqualTo(during);
    }

    @ParameterizedTest(name = "resource {0}, stack {1}")
    @CsvSource({"CREATE, DELETE", "SUSPEND, SUSPEND", "DELETE, DELETE"})
    void aDeploymentHearsInEveryAction(String action, String stackAction) {
        assertThat(target(action, stackAction, SignalDialect.DEPLOYMENT).deafDuring()).isEmpty();
    }

    private static Target target(String action, String stackAction) {
        return target(action, stackAction, SignalDialect.NATIVE);
    }

    private static Target target(String action, String stackAction, SignalDialect dialect) {
        return new Target(
                new StackRef("s", "demo", "s", "p"),
                "handle",
                "OS::Heat::WaitConditionHandle",
                dialect,
                action,
                "IN_PROGRESS",
                stackAction);
    }
}
