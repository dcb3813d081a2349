package async.compile;

import static java.lang.constant.ConstantDescs.CD_CallSite;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.ofCallsiteBootstrap;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.IncrementInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.LocalVariable;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Pass 9b: `poll`. The method *is* the body: its instructions in their order, and before, at and behind them
///
/// ```
///   before    switch (state): to the start, to resume or to inject at each site; otherwise misuse
///   at k      an await: poll the future; if it is pending, store the cells, and return Pending in state k   [SiteCode]
///   behind    resume k: poll the future again, load the cells, go on at k                                   [SiteCode]
///             inject k: the same, with Cancelled for an answer
///             catch all: the state is SPENT
/// ```
///
/// Local slots: the machine, the context (null while it is being closed), the body's own locals moved up by two, then
/// the emitter's: [#temp], [#answer], [#future].
final class PollCode {

    static final int THIS = 0;
    static final int CONTEXT = 1;
    static final int SHIFT = 2;

    private static final DirectMethodHandleDesc DYNAMIC =
            ofCallsiteBootstrap(Known.of(Linkage.class), "dynamic", CD_CallSite, CD_int);

    final ClassDesc self;
    final Plan plan;
    final int temp; // two slots
    final int answer;
    final int future;

    private final Code code;
    private final Members members;
    private final int arguments; // of a constructor call that was moved
    private final Map<Integer, Site> sites = new HashMap<>();
    private int calls; // dynamic ones, so far

    PollCode(ClassDesc self, Code code, Plan plan, Members members) {
        this.self = self;
        this.code = code;
        this.plan = plan;
        this.members = members;
        temp = SHIFT + code.locals();
        answer = temp + 2;
        future = answer + 1;
        arguments = future + 1;
        for (Site site : plan.sites) sites.put(site.index, site);
    }

    void write(CodeBuilder out) {
        Label start = out.newLabel();
        Label end = out.newLabel();
        enter(out, start);
        body(out);
        for (Site site : plan.sites) new SiteCode(this, out, site).behind();
        out.labelBinding(end);
        Label all = out.newLabel();
        out.exceptionCatchAll(start, end, all); // the last entry: the body's own come first
        out.labelBinding(all);
        state(out, Machine.SPENT);
        out.athrow();
    }

    private void enter(CodeBuilder out, Label start) {
        Label misuse = out.newLabel();
        out.lineNumber(code.line());
        out.aload(CONTEXT)
                .invokestatic(Known.OBJECTS, "requireNonNull", Known.NON_NULL)
                .pop();
        out.aload(THIS).getfield(self, "state", CD_int).dup().istore(temp);
        state(out, Machine.RUNNING);
        out.lookupswitch(misuse, cases(out, start));
        out.labelBinding(misuse).aload(THIS).iload(temp);
        out.invokevirtual(self, "misuse", MethodTypeDesc.of(Known.ILLEGAL_STATE, CD_int))
                .athrow();
        out.labelBinding(start);
        out.aload(THIS).invokestatic(Known.TRACE, "used", MethodTypeDesc.of(CD_void, Known.FUTURE));
        for (int i = 0; i < plan.captures.size(); i++) {
            Plan.Field each = plan.captures.get(i);
            out.aload(THIS).getfield(self, each.name(), each.type());
            out.storeLocal(TypeKind.from(each.type()).asLoadable(), SHIFT + code.slots[i]);
        }
    }

    private List<SwitchCase> cases(CodeBuilder out, Label start) {
        var cases = new ArrayList<SwitchCase>();
        cases.add(SwitchCase.of(Machine.NEW, start));
        for (Site site : plan.sites) {
            site.resume = out.newLabel();
            site.inject = out.newLabel();
            site.thrown = out.newLabel();
            site.ready = out.newLabel();
            cases.add(SwitchCase.of(site.state, site.resume));
            cases.add(SwitchCase.of(Machine.SPENT - site.state, site.inject));
        }
        cases.sort(Comparator.comparingInt(SwitchCase::caseValue));
        return cases;
    }

    private void body(CodeBuilder out) {
        for (int i = 0; i < code.size(); i++)
            switch (code.elements.get(i)) {
                case Instruction one -> instruction(out, i, one);
                case LabelTarget here -> out.with(here);
                case LineNumber here -> out.with(here);
                case ExceptionCatch range -> out.with(range);
                case LocalVariable name ->
                    out.localVariable(
                            name.slot() + SHIFT, name.name(), name.type(), name.startScope(), name.endScope());
                default -> {} // the rest is for tools that read class files
            }
    }

    private void instruction(CodeBuilder out, int i, Instruction one) {
        Site site = sites.get(i);
        if (site != null) new SiteCode(this, out, site).at();
        else if (!plan.skipped.get(i)) copy(out, i, one);
    }

    private void copy(CodeBuilder out, int i, Instruction one) {
        switch (one.opcode().kind()) {
            case LOAD -> {
                var load = (LoadInstruction) one;
                out.loadLocal(load.typeKind(), load.slot() + SHIFT);
            }
            case STORE -> {
                var store = (StoreInstruction) one;
                out.storeLocal(store.typeKind(), store.slot() + SHIFT);
            }
            case INCREMENT -> {
                var increment = (IncrementInstruction) one;
                out.iinc(increment.slot() + SHIFT, increment.constant());
            }
            case RETURN -> end(out, (ReturnInstruction) one);
            case INVOKE -> call(out, i, (InvokeInstruction) one);
            case INVOKE_DYNAMIC -> dynamic(out, (InvokeDynamicInstruction) one);
            case FIELD_ACCESS -> members.access(out, (FieldInstruction) one);
            default -> out.with((CodeElement) one);
        }
    }

    private void end(CodeBuilder out, ReturnInstruction one) {
        if (one.typeKind() == TypeKind.VOID) out.aconst_null();
        out.astore(temp);
        state(out, Machine.SPENT);
        out.aload(temp).invokestatic(Known.POLL, "ready", MethodTypeDesc.of(Known.POLL, CD_Object), true);
        out.areturn();
    }

    private void call(CodeBuilder out, int i, InvokeInstruction one) {
        if (Code.isSpawn(one)) {
            out.aload(CONTEXT);
            out.invokestatic(Known.RULES, "spawn", MethodTypeDesc.of(Known.TASK, Known.FUTURE, Known.CONTEXT));
            return;
        }
        if (plan.moved.get(i) && !members.isForeign(one)) makeNow(out, one);
        members.call(out, one);
    }

    /// `new X(...)` whose `new` and `dup` were moved here, behind the arguments.
    private void makeNow(CodeBuilder out, InvokeInstruction constructor) {
        List<ClassDesc> types = constructor.typeSymbol().parameterList();
        int slot = arguments;
        for (ClassDesc each : types) slot += TypeKind.from(each).slotSize();
        for (ClassDesc each : types.reversed()) {
            slot -= TypeKind.from(each).slotSize();
            out.storeLocal(TypeKind.from(each).asLoadable(), slot);
        }
        out.new_(constructor.owner()).dup();
        for (ClassDesc each : types) {
            out.loadLocal(TypeKind.from(each).asLoadable(), slot);
            slot += TypeKind.from(each).slotSize();
        }
    }

    /// Its arguments may name private methods, so it is linked with the user's rights, from the blueprint.
    private void dynamic(CodeBuilder out, InvokeDynamicInstruction one) {
        out.invokedynamic(DynamicCallSiteDesc.of(DYNAMIC, one.name().stringValue(), one.typeSymbol(), calls++));
    }

    // What the code of the sites uses too

    void state(CodeBuilder out, int next) {
        out.aload(THIS).loadConstant(next).putfield(self, "state", CD_int);
    }
}
