package io.hearth.stackapi.api;

import io.hearth.contract.seal.Sealed;
import io.hearth.stackapi.engine.*;
import io.hearth.stackapi.stack.*;
import io.hearth.template.*;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Alternative
@Priority(1)
@ApplicationScoped
class FixedStacks implements Stacks, StackEngine, StackInsight {
    static final Instant T = Instant.parse("2026-11-21T03:32:52.123Z");
    static final Stack S = new Stack("cdabf1da-14c1-439b-9f1a-636ecb6e1de2","wire1","cdabf1da-14c1-439b-9f1a-636ecb6e1de2",
        new Stack.Owner(StubbedTokens.PROJECT,"u","demo"),"1587c7d5d83b4d72b3a4f632f8a1524c",new State(Action.CREATE,Status.IN_PROGRESS,"Stack CREATE started"),"wire",List.of("a","b"),5,true,new Stack.Progress(1,true),T,null,null);
    static final Resource R = new Resource("r1",S.id(),"h","OS::Heat::WaitConditionHandle","","wire1-h-x",new Resource.Dependencies(List.of(),List.of("w"),0),new State(Action.CREATE,Status.COMPLETE,"state changed"),new Resource.Substance("1acd615ec8114b40abd9e54b7f5ae421",Map.of(),Map.of(),null,null,true),1,T,T);
    static final StackEvent E = new StackEvent("d8a42fdf-b51c-48a3-97d9-e34ac7e044fa",1,S.id(),T,"h","OS::Heat::WaitConditionHandle","wire1-h-tuohudtls5vp","CREATE","IN_PROGRESS","state changed");
    <X> Uni<X> u(X x){return Uni.createFrom().item(x);}
    public Uni<Optional<Stack>> find(String p, String n){return u(n.equals("wire1")||n.equals(S.id())?Optional.of(S):Optional.empty());}
    public Uni<Optional<Stack>> find(String p, String n, String i){return u(n.equals("wire1")&&i.equals(S.id())?Optional.of(S):Optional.empty());}
    public Uni<List<Stack>> list(StackQuery q){return u(List.of(S));}
    public Uni<Long> count(StackQuery q){return u(1L);}
    public Uni<List<Resource>> resources(String i){return u(List.of(R));}
    public Uni<Optional<Resource>> resource(String i,String n){return u(n.equals("h")?Optional.of(R):Optional.empty());}
    public Uni<List<StackEvent>> events(EventQuery q){return u(List.of(E));}
    public Uni<Optional<StackEvent>> event(String s,String r,String i){return u(i.equals(E.id())?Optional.of(E):Optional.empty());}
    public Uni<StackDocument> document(String i){return u(new StackDocument("{\"heat_template_version\":\"2018-08-31\"}","{}",Map.of("f","c"),new Sealed("x")));}
    public Uni<Stack> create(NewStack n){return u(S);}
    public Uni<Void> delete(String p,String i){return Uni.createFrom().voidItem();}
    public Uni<List<StackOutput>> outputs(Stack s){return u(List.of(new StackOutput("sig","how to signal","null",null)));}
    public Uni<Optional<StackOutput>> output(Stack s,String k){return u(k.equals("sig")?Optional.of(new StackOutput("sig","how to signal","null",null)):Optional.empty());}
    public Uni<Map<String,String>> outputDescriptions(Stack s){return u(Map.of("sig","how to signal"));}
    public Uni<Map<String,String>> parameters(Stack s){return u(Map.of("OS::stack_id",s.id()));}
    public Uni<Map<String,Object>> environment(Stack s){return u(Map.of());}
    public Uni<Map<String,@Nullable Object>> attributes(Stack s,Resource r,Collection<String> w){return u(Map.of("signal","null"));}
    public Map<String,@Nullable Object> metadata(Stack s,Resource r){return Map.of();}
    public void validate(Template t,Environment e,Map<String,String> f){}
}
