package io.hearth.signalservice.cfn;

import io.hearth.access.SignedRoute;
import io.hearth.access.audit.Denial;
import io.hearth.access.cfn.CfnError;
import io.hearth.access.cfn.CfnFault;
import io.hearth.contract.DenialReason;
import io.hearth.signalservice.intake.AnswerIntake;
import io.hearth.signalservice.intake.Reception;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The presigned URLs by which provisioners of custom resources may answer: {@code PUT
 * /v1/answer/{token}} answers 200 with nothing once the bus has the answer, 400 to a body that is
 * none, 403 when the token is for nothing or its deadline is over, 503 when the sender should
 * repeat it. Any content type, or none, is taken.
 */
@Path("/v1/answer")
class AnswerUrlResource {
    private static final byte[] EMPTY = {};
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final AnswerIntake intake;

    AnswerUrlResource(AnswerIntake intake) {
        this.intake = intake;
    }

    @PUT
    @Path("{token}")
    @Consumes(MediaType.WILDCARD)
    @SignedRoute
    public Uni<Response> answer(@PathParam("token") String token, byte @Nullable [] body) {
        return Uni.createFrom()
                .item(() -> intake.admit(token))
                .map(ticket -> ticket.orElseThrow(AnswerUrlResource::notValid))
                .chain(ticket -> intake.take(ticket, body == null ? EMPTY : body))
                .map(AnswerUrlResource::answer);
    }

    private static CfnFault notValid() {
        return CfnFault.of(CfnError.ACCESS_DENIED)
                .denied(Denial.of(DenialReason.ANSWER_TICKET_NOT_VALID));
    }

    private static Response answer(Reception reception) {
        return switch (reception) {
            case Reception.Durable() -> Response.ok().build();
            case Reception.Refused(var type, var message) ->
                    throw CfnFault.of(CfnError.INVALID_PARAMETER_VALUE, message);
            case Reception.Undelivered() -> throw CfnFault.unavailable(RETRY_AFTER);
            case Reception.TooMany(var wait) -> throw CfnFault.throttled(wait);
        };
    }
}
