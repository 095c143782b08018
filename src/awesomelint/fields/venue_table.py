"""The venues that lists of papers name most, one per line; read by `venues`.

`Name | other spellings in use | full names, without the year`. A name is what the field calls the venue today; other
spellings keep meaning the same venue (former names, spelled-out forms), and are not misspellings by themselves.
A `~` before a name marks an acronym that is also an English word or common abbreviation: it counts as a venue only in
the field's own capitals, and outside brackets only with a year beside it.
"""

TABLE = """
arXiv | arXiv.org; arXiv preprint; CoRR; ArXiv e-prints | Computing Research Repository
bioRxiv ||
medRxiv ||
ChemRxiv ||
SSRN ||
TechRxiv ||
NeurIPS | NIPS; Adv. Neural Inf. Process. Syst. | Advances in Neural Information Processing Systems; Neural Information Processing Systems; Conference on Neural Information Processing Systems; Annual Conference on Neural Information Processing Systems
ICML || International Conference on Machine Learning
ICLR || International Conference on Learning Representations
AAAI || AAAI Conference on Artificial Intelligence; Association for the Advancement of Artificial Intelligence; National Conference on Artificial Intelligence
IJCAI | IJCAI-PRICAI; IJCAI-ECAI | International Joint Conference on Artificial Intelligence; International Joint Conferences on Artificial Intelligence
AISTATS || International Conference on Artificial Intelligence and Statistics; Artificial Intelligence and Statistics
UAI || Conference on Uncertainty in Artificial Intelligence; Uncertainty in Artificial Intelligence
COLT || Conference on Learning Theory; Annual Conference on Learning Theory
~ALT || International Conference on Algorithmic Learning Theory; Algorithmic Learning Theory
ACML || Asian Conference on Machine Learning
ECML PKDD | ECML; PKDD; ECML-PKDD; ECMLPKDD; ECML/PKDD | European Conference on Machine Learning; European Conference on Machine Learning and Principles and Practice of Knowledge Discovery in Databases
CoLLAs ||
CPAL ||
COLM || Conference on Language Modeling
MLSys | SysML | Conference on Machine Learning and Systems; Machine Learning and Systems
~LoG || Learning on Graphs Conference
AutoML | AutoML-Conf | International Conference on Automated Machine Learning
CLeaR ||
L4DC || Learning for Dynamics and Control
TMLR || Transactions on Machine Learning Research
JMLR || Journal of Machine Learning Research
PMLR || Proceedings of Machine Learning Research
MLJ || Machine Learning Journal
JAIR || Journal of Artificial Intelligence Research
AIJ ||
ECAI || European Conference on Artificial Intelligence
IAAI ||
AAMAS || International Conference on Autonomous Agents and Multiagent Systems; Autonomous Agents and Multi-Agent Systems
GECCO || Genetic and Evolutionary Computation Conference
IJCNN || International Joint Conference on Neural Networks
ICANN || International Conference on Artificial Neural Networks
ESANN ||
ICONIP ||
ICTAI ||
ICMLA ||
PRICAI ||
TNNLS | TNN | IEEE Transactions on Neural Networks and Learning Systems
~Neural Networks ||
~Neural Computation ||
~Neurocomputing ||
~Pattern Recognition ||
~Knowledge-Based Systems ||
ACL || Annual Meeting of the Association for Computational Linguistics; Association for Computational Linguistics
EMNLP | EMNLP-IJCNLP | Conference on Empirical Methods in Natural Language Processing; Empirical Methods in Natural Language Processing
NAACL | NAACL-HLT; HLT-NAACL | North American Chapter of the Association for Computational Linguistics; Annual Conference of the North American Chapter of the Association for Computational Linguistics
EACL || European Chapter of the Association for Computational Linguistics
AACL | AACL-IJCNLP |
COLING || International Conference on Computational Linguistics
LREC | LREC-COLING | Language Resources and Evaluation Conference
CoNLL || Conference on Computational Natural Language Learning
IJCNLP ||
TACL || Transactions of the Association for Computational Linguistics
SemEval ||
BlackboxNLP | BlackBoxNLP |
RepL4NLP ||
WMT ||
INLG ||
SIGDIAL | SIGdial; SIGDial |
NLPCC ||
~CCL ||
INTERSPEECH | Interspeech |
ICASSP || International Conference on Acoustics, Speech and Signal Processing
ASRU ||
SLT ||
TASLP ||
ISMIR ||
WASPAA ||
CVPR || Conference on Computer Vision and Pattern Recognition; Computer Vision and Pattern Recognition; IEEE Conference on Computer Vision and Pattern Recognition
CVPRW ||
ICCV || International Conference on Computer Vision
ICCVW ||
ECCV || European Conference on Computer Vision
ECCVW ||
WACV || Winter Conference on Applications of Computer Vision
BMVC || British Machine Vision Conference
ACCV || Asian Conference on Computer Vision
3DV || International Conference on 3D Vision
ICPR || International Conference on Pattern Recognition
ICIP || International Conference on Image Processing
ICME ||
ICCP ||
~FG ||
~IVC ||
MICCAI || Medical Image Computing and Computer Assisted Intervention; Medical Image Computing and Computer-Assisted Intervention
MIDL ||
ISBI ||
TMI ||
MedIA | MIA |
TPAMI | PAMI; T-PAMI; IEEE TPAMI; IEEE T-PAMI | IEEE Transactions on Pattern Analysis and Machine Intelligence; Transactions on Pattern Analysis and Machine Intelligence
IJCV || International Journal of Computer Vision
~TIP | IEEE TIP | IEEE Transactions on Image Processing
TCSVT || IEEE Transactions on Circuits and Systems for Video Technology
TMM || IEEE Transactions on Multimedia
TVCG || IEEE Transactions on Visualization and Computer Graphics
TCI ||
TOG | ACM TOG | ACM Transactions on Graphics
CVIU || Computer Vision and Image Understanding
SIGGRAPH | ACM SIGGRAPH | Special Interest Group on Computer Graphics
SIGGRAPH Asia | SIGGRAPH-Asia |
Eurographics ||
CGF || Computer Graphics Forum
EGSR ||
ACM MM | ACMMM; ACM-MM; MM; ACM Multimedia | ACM International Conference on Multimedia
ICMR ||
MMM ||
CoRL || Conference on Robot Learning
ICRA || International Conference on Robotics and Automation
IROS || International Conference on Intelligent Robots and Systems
~RSS || Robotics: Science and Systems
RA-L | RAL | IEEE Robotics and Automation Letters; Robotics and Automation Letters
T-RO | TRO | IEEE Transactions on Robotics
IJRR || International Journal of Robotics Research
~Humanoids ||
~HRI ||
~Science Robotics ||
KDD | SIGKDD; ACM KDD | ACM SIGKDD International Conference on Knowledge Discovery and Data Mining; Knowledge Discovery and Data Mining
WWW | TheWebConf; The Web Conference; WebConf | International World Wide Web Conference; World Wide Web
WSDM || Web Search and Data Mining
SIGIR | ACM SIGIR | International ACM SIGIR Conference on Research and Development in Information Retrieval
SIGIR-AP ||
CIKM || Conference on Information and Knowledge Management
RecSys || ACM Conference on Recommender Systems
ICDM || International Conference on Data Mining
SDM || SIAM International Conference on Data Mining
PAKDD ||
DASFAA ||
ECIR ||
ICTIR ||
TREC ||
TKDE || IEEE Transactions on Knowledge and Data Engineering
TKDD ||
TOIS ||
TIST ||
DSAA ||
ISWC ||
ESWC ||
AKBC ||
JCDL ||
ICWSM ||
SIGMOD | ACM SIGMOD |
VLDB | PVLDB | Proceedings of the VLDB Endowment; Very Large Data Bases
ICDE || International Conference on Data Engineering
EDBT ||
CIDR ||
PODS ||
OSDI || Operating Systems Design and Implementation
SOSP || Symposium on Operating Systems Principles
NSDI || Networked Systems Design and Implementation
USENIX ATC | ATC | USENIX Annual Technical Conference
USENIX Security | USENIX Sec | USENIX Security Symposium
~FAST || File and Storage Technologies
EuroSys || European Conference on Computer Systems
ASPLOS || Architectural Support for Programming Languages and Operating Systems
SOCC | SoCC |
SIGCOMM || ACM SIGCOMM
INFOCOM ||
MobiCom | Mobicom |
MobiSys ||
SenSys ||
HotNets ||
HotOS ||
HotCloud ||
EuroMLSys ||
~Middleware ||
~SC || Supercomputing; International Conference for High Performance Computing, Networking, Storage and Analysis
ICPP ||
IPDPS ||
HPDC ||
~ICS ||
PPoPP | PPOPP |
CVM || Computational Visual Media
PACT ||
TPDS || IEEE Transactions on Parallel and Distributed Systems
~CLUSTER ||
CCGrid ||
ISCA || International Symposium on Computer Architecture
~MICRO || International Symposium on Microarchitecture
HPCA || High-Performance Computer Architecture
DAC || Design Automation Conference
~DATE ||
ICCAD ||
TCAD ||
TACO ||
CGO ||
~CC ||
PLDI || Programming Language Design and Implementation
POPL || Principles of Programming Languages
OOPSLA ||
ICFP ||
~CAV ||
TACAS ||
ICSE || International Conference on Software Engineering
FSE | ESEC/FSE | Foundations of Software Engineering
~ASE || Automated Software Engineering
ISSTA || Software Testing and Analysis
~MSR || Mining Software Repositories
ICPC ||
ICSME ||
SANER ||
ISSRE ||
SCAM ||
~EASE ||
TSE | IEEE TSE | IEEE Transactions on Software Engineering
TOSEM ||
EMSE || Empirical Software Engineering
IEEE S&P | S&P; Oakland; IEEE Symposium on Security and Privacy; IEEE SP | Symposium on Security and Privacy
CCS | ACM CCS | Computer and Communications Security
NDSS || Network and Distributed System Security Symposium
ACSAC ||
ESORICS ||
~RAID ||
EuroS&P | Euro S&P |
PoPETs | PETS |
AsiaCCS | ASIACCS; Asia CCS |
SaTML ||
TDSC ||
TIFS ||
~CHI | ACM CHI | Conference on Human Factors in Computing Systems
UIST ||
CSCW ||
IUI ||
FAccT | FAT* | Fairness, Accountability, and Transparency
AIES ||
CHIL ||
MLHC ||
SODA || Symposium on Discrete Algorithms
STOC ||
FOCS ||
ITCS ||
~CP ||
CPAIOR ||
~SAT ||
INFORMS ||
~Nature ||
~Science ||
Nature Communications | Nat. Commun. |
Nature Machine Intelligence | Nat. Mach. Intell. |
Nature Methods ||
Scientific Reports ||
Science Advances ||
PNAS || Proceedings of the National Academy of Sciences
PLOS ONE ||
~Patterns ||
IEEE Access | IEEEAccess |
Proceedings of the IEEE ||
CSUR | ACM CSUR; ACM Computing Surveys | ACM Computing Surveys
TII ||
TCYB || IEEE Transactions on Cybernetics
TETCI ||
TEVC || IEEE Transactions on Evolutionary Computation
TELO ||
ESWA | Expert Syst. Appl. | Expert Systems with Applications
~Information Fusion ||
~Information Sciences ||
VISIGRAPP ||
ICAART ||
~AI Magazine ||
~AI Open ||
~Distill ||
~OpenReview ||
~Preprint | preprint; preprints | Preprints
~Thesis | PhD Thesis; Ph.D. Thesis; PhD Dissertation |
"""

# Other acronyms: not misspellings of the venues above, even if only one letter differs.
OTHERS = frozenset(
    [
        "AAAL",
        "ACSSC",
        "CASE",
        "CSCL",
        "CVIP",
        "EAAI",
        "ECAL",
        "ECCB",
        "ECIS",
        "ECSCW",
        "ESA",
        "FASE",
        "ICAR",
        "ICC",
        "ICCC",
        "ICCD",
        "ICCS",
        "ICDL",
        "ICDT",
        "ICEM",
        "ICES",
        "ICIAP",
        "ICIS",
        "ICISSP",
        "ICLP",
        "ICMC",
        "ICMI",
        "ICMLC",
        "ICNP",
        "ICPE",
        "ICSA",
        "ICST",
        "ICWE",
        "ICWS",
        "IJCAR",
        "IJCB",
        "IMCL",
        "IPCC",
        "ISC",
        "ISCAS",
        "ISMAR",
        "ISPA",
        "ISRR",
        "ISVC",
        "ISWCS",
        "ITSC",
        "IWANN",
        "LMSYS",
        "MICAI",
        "MMSYS",
        "NLDB",
        "NOCS",
        "PODC",
        "SOCG",
        "TASE",
        "TCBB",
        "TCDS",
        "TCST",
        "TITS",
        "TOCS",
        "TODS",
        "TPDL",
        "TSC",
        "VAST",
        "VCIP",
        "WIFS",
    ]
)
