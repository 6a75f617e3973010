package io.hearth.signalservice.cfn;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;

/**
 * Agents say whatever they like of a signal's body, which is JSON all the same. A content type that
 * is none is dropped, since routing would refuse the request for it.
 */
@ApplicationScoped
class ContentTypes {
    private static final Pattern MEDIA_TYPE = Pattern.compile("[^/\\s]+/[^/\\s]+.*");
    private static final int EARLY = 100;

    void register(@Observes Filters filters) {
        filters.register(ContentTypes::dropUnreadable, EARLY);
    }

    private static void dropUnreadable(RoutingContext exchange) {
        String type = exchange.request().getHeader(HttpHeaders.CONTENT_TYPE);
        if (type != null && !MEDIA_TYPE.matcher(type).matches()) {
            exchange.request().headers().remove(HttpHeaders.CONTENT_TYPE);
        }
        exchange.next();
    }
}
