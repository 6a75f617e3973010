/** A Kafka, a PostgreSQL and a Keystone that are reached over TLS only. */
@NullMarked
package io.hearth.launcher.secured;

import org.jspecify.annotations.NullMarked;
