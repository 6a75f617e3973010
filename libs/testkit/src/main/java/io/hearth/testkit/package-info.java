/**
 * What tests run on: a real PostgreSQL and a real Kafka, in containers when an engine answers, else
 * embedded; and a real Keystone of their own.
 */
@NullMarked
package io.hearth.testkit;

import org.jspecify.annotations.NullMarked;
