package io.hearth.identityworker.testing;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A real Keystone with a stack domain for a {@code @QuarkusTest}; beside
 * {@code @WithBackingServices}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@WithTestResource(value = StackDomainResource.class, scope = TestResourceScope.GLOBAL)
public @interface WithStackDomain {}
