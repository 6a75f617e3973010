@NullMarked
package io.hearth.webhookservice.network;

import org.jspecify.annotations.NullMarked;
