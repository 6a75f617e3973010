package io.hearth.stackapi.api.http;

import io.hearth.access.rest.FaultResponses;
import io.hearth.stackapi.stack.StackException;
import io.hearth.template.error.TemplateException;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers what stacks and templates refuse. */
final class ExpectedFailures {
    @ServerExceptionMapper
    Response answer(StackException refused) {
        return FaultResponses.of(Refusals.of(refused));
    }

    @ServerExceptionMapper
    Response answer(TemplateException refused) {
        return FaultResponses.of(Refusals.of(refused));
    }
}
