package io.hearth.testkit;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives a {@code @QuarkusTest} the shared {@link TestKeystone}, under the login of the service
 * named here.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@WithTestResource(value = KeystoneResource.class, scope = TestResourceScope.GLOBAL, parallel = true)
public @interface WithKeystone {
    /**
     * {@code stack-api}, {@code identity-worker}, {@code metadata-service}, {@code signal-service}
     * or {@code webhook-service}.
     */
    String service();
}
