package io.hearth.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A JAX-RS method of the CloudFormation API. It takes no token; it must ask the bean {@code
 * SignedCallers} who calls before it does anything. Failures are answered in that API's form.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface SignedRoute {}
