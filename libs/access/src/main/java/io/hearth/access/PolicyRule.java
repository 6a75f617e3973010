package io.hearth.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The policy rule that a JAX-RS method falls under, in Heat's words. A method without this, {@link
 * OpenRoute} or {@link SignedRoute} is denied to everybody.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface PolicyRule {
    /** Heat's name of the rule, such as {@code stacks:create}. */
    String value();

    /**
     * Whether identities of the stack domain may try it; their bindings then decide. Only {@code
     * resource:metadata}, {@code resource:signal}, {@code stacks:lookup} and {@code
     * software_deployments:metadata}: another rule with this set is denied to them all the same.
     */
    boolean stackUsers() default false;
}
