package io.hearth.metadataservice.cfn;

import io.hearth.access.Principal;
import io.hearth.access.SignedRoute;
import io.hearth.access.audit.Denial;
import io.hearth.access.cfn.CfnAction;
import io.hearth.access.cfn.CfnError;
import io.hearth.access.cfn.CfnFault;
import io.hearth.access.cfn.CfnResponses;
import io.hearth.access.cfn.HttpRequests;
import io.hearth.access.cfn.KeystoneCallers;
import io.hearth.access.cfn.SignedCaller;
import io.hearth.access.cfn.SignedCallers;
import io.hearth.access.cfn.VouchedCaller;
import io.hearth.access.signature.AgePolicy;
import io.hearth.access.signature.wire.RawRequest;
import io.hearth.contract.DenialReason;
import io.hearth.metadataservice.document.Document;
import io.hearth.metadataservice.http.Validator;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * {@code /v1/?Action=DescribeStackResource&…}, by GET or as a form, signed in the query, the form
 * or a header. XML unless {@code ContentType=JSON}, with an ETag. Whoever is no instance may be an
 * owner.
 */
@Path("/v1")
class QueryResource {
    private static final byte[] EMPTY = {};

    private final SignedCallers instances;
    private final InstanceReads instanceReads;
    private final KeystoneCallers owners;
    private final OwnerReads ownerReads;

    QueryResource(
            SignedCallers instances,
            InstanceReads instanceReads,
            KeystoneCallers owners,
            OwnerReads ownerReads) {
        this.instances = instances;
        this.instanceReads = instanceReads;
        this.owners = owners;
        this.ownerReads = ownerReads;
    }

    @GET
    @SignedRoute
    public Uni<Response> query(@Context HttpServerRequest request) {
        return answer(HttpRequests.raw(request, EMPTY), known(request));
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @SignedRoute
    public Uni<Response> form(@Context HttpServerRequest request, byte @Nullable [] body) {
        return answer(HttpRequests.raw(request, body == null ? EMPTY : body), known(request));
    }

    private Uni<Response> answer(RawRequest request, Validator known) {
        return instances
                .identify(request, AgePolicy.REQUEST)
                .<Supplier<Uni<Response>>>map(instance -> () -> answerInstance(instance, known))
                .onFailure(QueryResource::isDenied)
                .recoverWithItem(denied -> () -> answerOwner(request, known, (CfnFault) denied))
                .chain(Supplier::get);
    }

    private Uni<Response> answerInstance(SignedCaller caller, Validator known) {
        return instanceReads
                .describe(caller.principal(), caller.parameters())
                .map(document -> describe(document, caller.parameters(), known));
    }

    /**
     * @param denied why the caller is no instance; it says more than Keystone does when the key is
     *     an instance's
     */
    private Uni<Response> answerOwner(RawRequest request, Validator known, CfnFault denied) {
        return owners.identify(request)
                .onFailure(failure -> isDenied(failure) && !isOfUnknownKey(denied))
                .transform(failure -> denied)
                .chain(
                        caller ->
                                ownerReads
                                        .describe(owner(caller), caller.parameters())
                                        .map(it -> describe(it, caller.parameters(), known)));
    }

    /** An identity of the stack domain is nobody by now: its key is revoked, or not told of yet. */
    private static Principal.Member owner(VouchedCaller caller) {
        if (caller.principal() instanceof Principal.Member owner) {
            return owner;
        }
        throw CfnFault.of(CfnError.ACCESS_DENIED)
                .denied(Denial.of(DenialReason.KEY_NOT_KNOWN).by(caller.principal()));
    }

    private static boolean isOfUnknownKey(CfnFault denied) {
        return denied.denial()
                .filter(denial -> denial.reason() == DenialReason.KEY_NOT_KNOWN)
                .isPresent();
    }

    private static boolean isDenied(Throwable failure) {
        return failure instanceof CfnFault fault && fault.error() == CfnError.ACCESS_DENIED;
    }

    private static Response describe(
            Document document, Map<String, String> parameters, Validator known) {
        return known.answer(
                Validator.tag(document.stack().id(), document.version()),
                () ->
                        CfnResponses.result(
                                CfnAction.DESCRIBE_STACK_RESOURCE,
                                StackResourceDetail.of(document),
                                CfnResponses.wantsJson(parameters)));
    }

    private static Validator known(HttpServerRequest request) {
        return Validator.of(request.getHeader(HttpHeaders.IF_NONE_MATCH));
    }
}
