package async.compile;

import static java.lang.constant.ConstantDescs.CD_MethodHandle;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_Void;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.CLASS_INIT_NAME;
import static java.lang.constant.ConstantDescs.INIT_NAME;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassHierarchyResolver.ClassHierarchyInfo;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.concurrent.atomic.AtomicInteger;

/// Pass 9: the class of a body's machines.
///
/// - **Takes** the code and the plan.
/// - **Gives** a class file: the fields, a constructor that takes the captured values out of the lambda object, and
///   `poll`, which [PollCode] writes.
/// - **Refuses** a `poll` of more than 8000 bytes, which HotSpot would never compile.
///
/// An ordinary class, loaded beside the user's: so its lines are seen by stack traces, debuggers and profilers. It is
/// not nested with the user's, whose class file says who is; [Members] makes up for that.
final class Emitter {

    static final String SUFFIX = "$$async$";
    static final String DRAWN = "drawn"; // the field of the blueprint
    static final int BLUEPRINT = 0;
    static final int FIRST_CAPTURE = 1;

    private static final int HUGE = 8000;
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final MethodTypeDesc FROM_LAMBDA = MethodTypeDesc.of(CD_void, CD_Object);
    private static final MethodTypeDesc PATTERN = MethodTypeDesc.of(CD_void, CD_Void);
    private static final MethodTypeDesc NOTHING = MethodTypeDesc.of(CD_void);
    private static final MethodTypeDesc FRESH = MethodTypeDesc.of(Known.MACHINE, CD_Object);
    private static final MethodTypeDesc BLUEPRINT_TYPE = MethodTypeDesc.of(CD_Object);
    private static final MethodTypeDesc TAKE = MethodTypeDesc.of(CD_Object.arrayType());
    private static final int CONSTANT = ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_FINAL;

    private final Class<?> user;
    private final Code code;
    private final Plan plan;
    private final Members members;
    private final ClassDesc self;

    private Emitter(Class<?> user, Code code, Plan plan, Members members) {
        this.user = user;
        this.code = code;
        this.plan = plan;
        this.members = members;
        self = ClassDesc.of(user.getName() + SUFFIX + NUMBERS.incrementAndGet());
    }

    static byte[] emit(Class<?> user, Code code, Plan plan, Members members) throws Refused {
        return new Emitter(user, code, plan, members).file();
    }

    private byte[] file() throws Refused {
        ClassHierarchyResolver classes = ClassHierarchyResolver.ofClassLoading(user.getClassLoader())
                .orElse(ClassHierarchyResolver.defaultResolver())
                .orElse(absent -> ClassHierarchyInfo.ofClass(CD_Object)); // meets others in Object alone
        var poll = new PollCode(self, code, plan, members);
        byte[] file;
        try {
            file = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(classes))
                    .build(self, type -> write(type, poll));
        } catch (IllegalArgumentException tooLong) {
            throw new Refused("it makes a method that no class file can hold; split the body");
        }
        int length = length(file);
        if (length > HUGE)
            throw new Refused("its " + plan.sites.size() + " awaits make " + length
                    + " bytes of code, and HotSpot compiles no method over " + HUGE + "; split the body");
        return file;
    }

    /// Of the code of `poll`, in bytes.
    static int length(byte[] file) {
        MethodModel poll = Code.method(ClassFile.of().parse(file), "poll", Known.POLL_TYPE.descriptorString());
        return poll.findAttribute(Attributes.code()).orElseThrow().codeLength();
    }

    private void write(ClassBuilder type, PollCode poll) {
        type.withSuperclass(Known.MACHINE);
        type.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SYNTHETIC | ClassFile.ACC_SUPER);
        if (code.file != null) type.with(SourceFileAttribute.of(code.file));
        type.withField(DRAWN, CD_Object, CONSTANT);
        for (Plan.Field each : plan.captures) {
            type.withField(getter(each), CD_MethodHandle, CONSTANT);
            type.withField(each.name(), each.type(), ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL);
        }
        for (Plan.Field each : plan.fields()) type.withField(each.name(), each.type(), ClassFile.ACC_PRIVATE);
        type.withMethodBody(CLASS_INIT_NAME, NOTHING, ClassFile.ACC_STATIC, this::initialise);
        type.withMethodBody(INIT_NAME, FROM_LAMBDA, ClassFile.ACC_PRIVATE, this::construct);
        type.withMethodBody(INIT_NAME, PATTERN, ClassFile.ACC_PRIVATE, Emitter::constructPattern);
        type.withMethodBody("fresh", FRESH, ClassFile.ACC_PROTECTED, this::makeFresh);
        type.withMethodBody("blueprint", BLUEPRINT_TYPE, ClassFile.ACC_PROTECTED, this::giveBlueprint);
        type.withMethodBody("poll", Known.POLL_TYPE, ClassFile.ACC_PUBLIC, poll::write);
    }

    private void initialise(CodeBuilder out) {
        out.invokestatic(Known.of(Linkage.class), "take", TAKE).astore(0);
        out.aload(0).loadConstant(BLUEPRINT).aaload().putstatic(self, DRAWN, CD_Object);
        for (int i = 0; i < plan.captures.size(); i++) {
            out.aload(0).loadConstant(FIRST_CAPTURE + i).aaload().checkcast(CD_MethodHandle);
            out.putstatic(self, getter(plan.captures.get(i)), CD_MethodHandle);
        }
        out.return_();
    }

    /// The getters are constants to the JIT, which then reads the lambda's fields directly.
    private void construct(CodeBuilder out) {
        out.aload(0).invokespecial(Known.MACHINE, INIT_NAME, NOTHING);
        for (Plan.Field each : plan.captures) {
            out.aload(0).getstatic(self, getter(each), CD_MethodHandle).aload(1);
            out.invokevirtual(CD_MethodHandle, "invokeExact", MethodTypeDesc.of(each.type(), CD_Object));
            out.putfield(self, each.name(), each.type());
        }
        out.return_();
    }

    private static void constructPattern(CodeBuilder out) {
        out.aload(0).aconst_null().invokespecial(Known.MACHINE, INIT_NAME, PATTERN);
        out.return_();
    }

    private void makeFresh(CodeBuilder out) {
        out.new_(self)
                .dup()
                .aload(1)
                .invokespecial(self, INIT_NAME, FROM_LAMBDA)
                .areturn();
    }

    private void giveBlueprint(CodeBuilder out) {
        out.getstatic(self, DRAWN, CD_Object).areturn();
    }

    private static String getter(Plan.Field capture) {
        return "get_" + capture.name();
    }
}
