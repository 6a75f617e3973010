package io.hearth.stackapi.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.hearth.stackapi.deployment.DeploymentLimits.Load;
import io.hearth.stackapi.stack.StackError;
import io.hearth.stackapi.stack.StackException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class DeploymentLimitsTest {
    private static final DeploymentLimits LIMITS = new DeploymentLimits(3, 1000, 100);
    private static final Load NEARLY_FULL = new Load(2, 999, 60);
    private static final Load FULL = new Load(3, 1000, 61);

    @Test
    void whatFitsIsAdmitted() {
        assertThatCode(() -> LIMITS.admitOne(NEARLY_FULL)).doesNotThrowAnyException();
        assertThatCode(() -> LIMITS.admitValues(NEARLY_FULL)).doesNotThrowAnyException();
        assertThatCode(() -> LIMITS.admitConfig(NEARLY_FULL, 40)).doesNotThrowAnyException();
    }

    @Test
    void whatIsTooMuchIsRefused() {
        refused(() -> LIMITS.admitOne(FULL), "maximum software deployments per tenant, 3.");
        refused(() -> LIMITS.admitValues(FULL), "the maximum size, 1000 bytes.");
        refused(() -> LIMITS.admitConfig(FULL, 40), "exceed the maximum size, 100 bytes.");
    }

    private static void refused(ThrowingCallable admission, String message) {
        assertThatExceptionOfType(StackException.class)
                .isThrownBy(admission)
                .withMessageStartingWith("Request limit exceeded: ")
                .withMessageContaining(message)
                .satisfies(
                        refused ->
                                assertThat(refused.error())
                                        .isEqualTo(StackError.REQUEST_LIMIT_EXCEEDED));
    }
}
