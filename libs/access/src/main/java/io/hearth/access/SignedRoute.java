package io.hearth.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A JAX-RS method of the CloudFormation API. It takes no token; before it does anything it must ask
 * the bean {@code SignedCallers} who calls, or open the ticket that its URL carries. Failures are
 * answered in that API's form.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface SignedRoute {}
