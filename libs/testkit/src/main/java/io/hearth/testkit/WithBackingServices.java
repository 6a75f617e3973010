package io.hearth.testkit;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives a {@code @QuarkusTest} a real PostgreSQL database, a real Kafka broker with Hearth's
 * topics, and a keyset. They are shared by all test classes of a run.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@WithTestResource(
        value = BackingServicesResource.class,
        scope = TestResourceScope.GLOBAL,
        parallel = true)
public @interface WithBackingServices {}
