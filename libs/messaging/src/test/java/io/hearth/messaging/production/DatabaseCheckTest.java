package io.hearth.messaging.production;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.testkit.WithBackingServices;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithBackingServices
class DatabaseCheckTest {
    @Inject DatabaseCheck check;

    /** The tests' PostgreSQL is made for speed. */
    @Test
    void aDatabaseThatForgetsIsToldOf() {
        assertThat(check.amiss())
                .anySatisfy(told -> assertThat(told).contains("fsync is off"))
                .anySatisfy(told -> assertThat(told).contains("synchronous_commit is off"))
                .anySatisfy(told -> assertThat(told).contains("superuser"));
    }
}
