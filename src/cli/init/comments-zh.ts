// What `init` says, in Chinese.
import type { InitComments } from './comments.ts';

export const chinese: InitComments = {
  config: {
    intro: `本文件决定 feedmirror 镜像哪些来源、如何镜像。每个键都有默认值；带 # 的行是默认值或示例。
拼错的键会报错。值里的 \${NAME} 会换成同名环境变量的内容。`,
    contact: `联系方式（网址或邮箱），随每个请求发送：来源网站若觉得受打扰，可以写信给您，而不必封锁您。
请填写，并去掉行首的 #。`,
    feeds: `镜像哪些订阅源。id：命令和日志里用的简称；site：文章页的规则（sites/rfi.yaml）；
name：帖子的作者、标签和分类。其他订阅源只需写 id 和 url。`,
    wire: `通讯社稿件（© AFP 等）：full 全文，summary 只写几行摘要加链接，skip 跳过。
这些稿件是通讯社出售的，来源网站未必有权让您转载：选 full 由您自己决定，风险也由您承担。`,
    traditional: '同一来源的繁体版：去掉下面各行的“# ”即可。',
    media: `图片。link：图片留在来源的服务器上，连不上来源的读者看不到图。
copy：复制一份放在帖子旁边（assets/mirror），要占空间；图片和文字一样有版权。`,
    embeds: `其他网站的播放器（视频、社交网络帖子）。iframe：直接显示，但那些网站会看到您的读者；
link：只放一张图或标题，点了才去。links：镜像文章之间的链接指向来源（source）还是镜像（mirror）。`,
    jekyll: `帖子写进哪个 Jekyll 博客、哪个文件夹。不写 dir 就写进 archive/_posts。
第一次请求之前会先认领那里已有的帖子，不会重复写，也不会覆盖。`,
    ownSite: `帖子写进本文件夹里的站点；程序的记忆放在 .feedmirror，git 会忽略它。
相对路径都从启动 feedmirror 时所在的文件夹算起。`,
    publish: `新帖子可以自动提交并推送：写上 git 远程仓库的名字，如 remotes: [origin]。
everyMinutes 分钟内的帖子合成一次提交；perHour 是每小时最多推送几次（GitHub Pages 每小时最多生成十次）。`,
    http: '对同一主机两次请求的最短间隔。间隔长一些，对来源更友好。',
    more: '所有的键都列在 README 里。',
  },
  report: {
    made: '已写好：',
    others: '以及另外 {count} 个文件',
    left: '原来就有、保持原样的文件：',
    edit: '请先看一遍 {file}，至少填上联系方式（contact）。然后：',
    look: '查询订阅源，只说会写什么',
    mirror: '开始镜像',
    build: '生成站点，在 http://127.0.0.1:4000 查看',
  },
};
